package org.lepetpal.policy.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.PictureZone.Kind;

class ScriptedPolicyTest {
    static final Settings SETTINGS = new Settings(0.04, 0.016, 0.026, 0.016, 0.035, 0.12, 3, 140, 3);
    private static final JointAngles THROWS_FROM = JointAngles.of(0, -60, 60, -10, 0, 40);
    private static final Thing BALL = SETTINGS.tasks().get(0).thing();
    private static final Thing TREAT = SETTINGS.tasks().get(1).thing();

    private static final Vec BOWL = new Vec(0.22, 0.17, 0);
    private static final Vec TREAT_PLACE = new Vec(0.28, -0.06, 0.008);

    private final ScriptedPolicy policy = policy(Optional.empty());

    static ScriptedPolicy policy(Optional<CameraSetups> setups) {
        return policy(setups, Map.of(ArmDescription.READY_TO_THROW, THROWS_FROM));
    }

    private static ScriptedPolicy policy(Optional<CameraSetups> setups, Map<String, JointAngles> poses) {
        return new ScriptedPolicy(
                "1.2.3", SETTINGS, new Surroundings(new So101Geometry(), new Zones(() -> setups), () -> poses));
    }

    @Test
    void whereTheZonesAreDrawnRoundThemTreatAndBowlCount() {
        Playroom room = new Playroom(TREAT, Optional.of(TREAT_PLACE)).withBowl(BOWL);

        assertThat(room.run(getTheTreat(
                        DrawnZones.around(Kind.BOWL, BOWL), DrawnZones.around(Kind.TREAT_DROP, TREAT_PLACE))))
                .get()
                .isInstanceOf(PolicyStep.Done.class);
    }

    @Test
    void aBowlOutsideOfItsZoneIsNotTheBowl() {
        Playroom room = new Playroom(TREAT, Optional.of(TREAT_PLACE)).withBowl(BOWL);

        assertThat(room.run(getTheTreat(DrawnZones.around(Kind.BOWL, TREAT_PLACE))))
                .get()
                .isEqualTo(new PolicyStep.GivenUp("object_not_found", "a bowl was seen, but outside of the zone bowl"));
        assertThat(room.highest()).isZero();
    }

    @Test
    void aTreatOutsideOfTheZoneWhereTreatsFallStaysWhereItIs() {
        Playroom room = new Playroom(TREAT, Optional.of(TREAT_PLACE)).withBowl(BOWL);

        assertThat(room.run(getTheTreat(DrawnZones.around(Kind.TREAT_DROP, BOWL))))
                .get()
                .isEqualTo(new PolicyStep.GivenUp(
                        "object_not_found", "a treat was seen, but outside of the zone treat-drop"));
        assertThat(room.highest()).isZero();
    }

    private static PolicyRun getTheTreat(PictureZone... zones) {
        return policy(Optional.of(DrawnZones.of(zones))).begin("get the treat");
    }

    @ParameterizedTest
    @CsvSource({"0.25,0.05", "0.30,-0.10", "0.20,0.12", "0.38,0.02", "0.22,-0.15", "0.27,0"})
    void ballIsPickedUpPhaseByPhase(double x, double y) {
        Playroom room = new Playroom(BALL, Optional.of(new Vec(x, y, 0.02)));

        Optional<PolicyStep> end = room.run(policy.begin("pick up the ball"));

        assertThat(end)
                .as("%s", room.messages())
                .get()
                .isInstanceOfSatisfying(PolicyStep.Done.class, done -> assertThat(done.readyToThrow())
                        .isTrue());
        assertThat(room.phases()).containsExactly("DETECT", "APPROACH", "GRASP", "LIFT", "READY_TO_THROW");
        assertThat(room.holding()).isTrue();
        assertThat(room.highest()).isGreaterThan(0.12);
        assertThat(room.secondsSpent()).isLessThan(8);
    }

    @Test
    void theBallIsBroughtToTheThrowingPoseThatWasTaught() {
        JointAngles taught = JointAngles.of(40, -50, 50, -20, 15, 40);
        Playroom room = new Playroom(BALL, Optional.of(new Vec(0.26, 0.05, 0.02)));

        Optional<PolicyStep> end = room.run(policy(Optional.empty(), Map.of(ArmDescription.READY_TO_THROW, taught))
                .begin("pick up the ball"));

        assertThat(end).as("%s", room.messages()).get().isInstanceOf(PolicyStep.Done.class);
        assertThat(room.joints().with(5, 40).distance(taught)).isLessThan(2);
    }

    @Test
    void nothingIsPickedUpForAnArmThatKnowsNoThrowingPose() {
        Playroom room = new Playroom(BALL, Optional.of(new Vec(0.26, 0.05, 0.02)));

        Optional<PolicyStep> end = room.run(policy(Optional.empty(), Map.of()).begin("pick up the ball"));

        assertThat(end).get().isInstanceOfSatisfying(PolicyStep.GivenUp.class, up -> assertThat(up.toString())
                .contains("the arm knows no pose ready_to_throw"));
        assertThat(room.highest()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DETECT", "APPROACH", "GRASP", "LIFT", "READY_TO_THROW"})
    void itGoesOnWhereItWasWhenTheArmHadToWait(String phase) {
        Playroom room = new Playroom(BALL, Optional.of(new Vec(0.26, 0.05, 0.02)));
        room.when(phase, room::waits);

        Optional<PolicyStep> end = room.run(policy.begin("pick up the ball"));

        assertThat(end).as("%s", room.messages()).get().isInstanceOf(PolicyStep.Done.class);
        assertThat(room.phases()).containsExactly("DETECT", "APPROACH", "GRASP", "LIFT", "READY_TO_THROW");
    }

    @Test
    void ballThatRollsBeforeTheJawsCloseIsFollowed() {
        Playroom room = new Playroom(BALL, Optional.of(new Vec(0.26, 0.05, 0.02)));
        room.when("GRASP", () -> room.rollTo(new Vec(0.22, 0.13, 0.02)));

        Optional<PolicyStep> end = room.run(policy.begin("pick up the ball"));

        assertThat(end).as("%s", room.messages()).get().isInstanceOf(PolicyStep.Done.class);
        assertThat(room.holding()).isTrue();
    }

    @Test
    void missedGraspIsNoticedAndTriedAgain() {
        Playroom room = new Playroom(BALL, Optional.of(new Vec(0.26, 0.0, 0.02))).slippery(1);

        Optional<PolicyStep> end = room.run(policy.begin("pick up the ball"));

        assertThat(end).as("%s", room.messages()).get().isInstanceOf(PolicyStep.Done.class);
        assertThat(room.messages()).anyMatch(message -> message.startsWith("trying again"));
        assertThat(room.secondsSpent()).isLessThan(15);
    }

    @Test
    void threeMissesAreEnough() {
        Playroom room = new Playroom(BALL, Optional.of(new Vec(0.26, -0.1, 0.02))).slippery(9);

        assertThat(room.run(policy.begin("pick up the ball")))
                .get()
                .isInstanceOfSatisfying(PolicyStep.GivenUp.class, end -> {
                    assertThat(end.code()).isEqualTo("policy_error");
                    assertThat(end.message()).contains("3 attempts").contains("closed on nothing");
                });
    }

    @Test
    void nothingThereIsObjectNotFoundAfterSteppingAside() {
        Playroom room = new Playroom(BALL, Optional.empty());

        assertThat(room.run(policy.begin("pick up the ball")))
                .get()
                .isInstanceOfSatisfying(PolicyStep.GivenUp.class, end -> {
                    assertThat(end.code()).isEqualTo("object_not_found");
                    assertThat(end.message()).isEqualTo("no ball was seen on the table");
                });
        assertThat(room.messages()).contains("stepping aside to look for the ball");
        assertThat(room.secondsSpent()).isBetween(2.5, 10.0);
    }

    @Test
    void outOfReachNamesDistanceAndReach() {
        Playroom room = new Playroom(BALL, Optional.of(new Vec(0.60, 0.1, 0.02)));

        assertThat(room.run(policy.begin("pick up the ball")))
                .get()
                .isInstanceOfSatisfying(PolicyStep.GivenUp.class, end -> {
                    assertThat(end.code()).isEqualTo("policy_error");
                    assertThat(end.message())
                            .contains("out of reach")
                            .contains("0.57 m")
                            .containsPattern("to 0.3\\d m");
                });
    }

    @Test
    void uncalibratedCameraIsNamed() {
        Playroom room = new Playroom(BALL, Optional.of(new Vec(0.25, 0.05, 0.02))).uncalibrated();

        assertThat(room.run(policy.begin("pick up the ball")))
                .get()
                .isInstanceOfSatisfying(PolicyStep.GivenUp.class, end -> {
                    assertThat(end.code()).isEqualTo("policy_error");
                    assertThat(end.message()).contains("not calibrated");
                });
    }

    @Test
    void treatGoesIntoTheBowl() {
        Vec bowl = new Vec(0.22, 0.17, 0);
        Playroom room = new Playroom(TREAT, Optional.of(new Vec(0.28, -0.06, 0.008))).withBowl(bowl);

        Optional<PolicyStep> end = room.run(policy.begin("get the treat"));

        assertThat(end)
                .as("%s", room.messages())
                .get()
                .isInstanceOfSatisfying(PolicyStep.Done.class, done -> assertThat(done.message())
                        .isEqualTo("the treat is in the bowl"));
        assertThat(room.phases()).containsExactly("DETECT", "APPROACH", "GRASP", "LIFT", "DROP");
        assertThat(room.holding()).isFalse();
        assertThat(room.whereThingIs().planar(bowl)).isLessThan(0.03);
    }

    @Test
    void withoutBowlTheTreatStaysWhereItIs() {
        Playroom room = new Playroom(TREAT, Optional.of(new Vec(0.28, -0.06, 0.008)));

        assertThat(room.run(policy.begin("get the treat")))
                .get()
                .isEqualTo(new PolicyStep.GivenUp("object_not_found", "no bowl was seen on the table"));
        assertThat(room.highest()).isZero();
    }

    @Test
    void servesOnlyItsInstructions() {
        assertThat(policy.description().needs("get the treat")).containsExactlyInAnyOrder("treat", "bowl");
        assertThatThrownBy(() -> policy.begin("dance")).isInstanceOf(IllegalArgumentException.class);
        policy.withdraw();
        assertThatThrownBy(() -> policy.begin("pick up the ball")).isInstanceOf(IllegalStateException.class);
    }
}
