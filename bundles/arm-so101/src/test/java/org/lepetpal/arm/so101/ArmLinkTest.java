package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.LostArm;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.timebase.SteppedTimebase;

class ArmLinkTest {
    private final SteppedTimebase time = new SteppedTimebase();
    private final SimulatedWire source = new SimulatedWire();
    private final FakeChain wire = new FakeChain();
    private final List<Arm> onOffer = new ArrayList<>();
    private final List<LostArm> lost = new ArrayList<>();
    private Runnable onWithdrawal = () -> {};
    private final ArmLink link = new ArmLink(
            source,
            new Connector(
                    new CalibrationDesk(Optional.empty()),
                    TestFiles.noPoses(),
                    (arm, simulated) -> {
                        assertThat(simulated).isTrue();
                        onOffer.add(arm);
                        return () -> {
                            onOffer.remove(arm);
                            onWithdrawal.run();
                        };
                    },
                    time),
            arm -> {
                lost.add(arm);
                return () -> lost.remove(arm);
            },
            time);

    @Test
    void waitsForTheWireAndServesOnceItIsThere() {
        link.connectSoon();
        step(0);
        assertThat(link.health().status()).isEqualTo(Status.STARTING);
        assertThat(link.health().detail()).isEqualTo("waiting for the simulated bus");
        assertThat(link.health().simulated()).isTrue();
        source.appeared(wire);
        link.connectSoon();
        step(0);
        assertThat(onOffer).hasSize(1);
        assertThat(link.health().status()).isEqualTo(Status.OK);
    }

    @Test
    void aWireThatGoesTakesTheArmWithItAtOnceAndBringsItBack() throws IOException {
        serve();
        Arm first = onOffer.getFirst();
        assertThat(source.disappeared(wire)).isTrue();
        link.wireGone("the simulated bus went away");
        assertThat(onOffer).as("withdrawn before the call returns").isEmpty();
        assertThatThrownBy(first::read).isInstanceOf(IllegalStateException.class);
        assertThat(link.health().status()).isEqualTo(Status.DOWN);
        step(10_000);
        assertThat(link.health().status()).isEqualTo(Status.DOWN);
        source.appeared(wire);
        link.connectSoon();
        step(0);
        assertThat(onOffer).hasSize(1).doesNotContain(first);
        assertThat(onOffer.getFirst().read().positions().size()).isEqualTo(6);
    }

    @Test
    void aLostArmIsWithdrawnOutsideTheCallerAndTriedAgain() {
        serve();
        Arm first = onOffer.getFirst();
        wire.unplug(true);
        assertThatThrownBy(first::read).isInstanceOf(IOException.class);
        assertThat(onOffer).as("not from within the call").hasSize(1);
        step(0);
        assertThat(onOffer).isEmpty();
        assertThat(link.health().status()).isEqualTo(Status.DOWN);
        assertThat(link.health().detail()).contains("gone");
        wire.unplug(false);
        step(5_000);
        assertThat(onOffer).hasSize(1);
        assertThat(link.health().status()).isEqualTo(Status.OK);
    }

    @Test
    void triesMoreAndMoreSlowly() {
        source.appeared(wire);
        wire.servos.remove(6);
        link.connectSoon();
        step(0);
        int perAttempt = wire.requests.size();
        assertThat(link.health().status()).isEqualTo(Status.DOWN);
        assertThat(link.health().detail()).contains("servo 6 (gripper)");
        step(250);
        assertThat(wire.requests).hasSize(2 * perAttempt);
        step(499);
        assertThat(wire.requests).hasSize(2 * perAttempt);
        step(1);
        assertThat(wire.requests).hasSize(3 * perAttempt);
        step(60_000);
        // 1, 2 and 4 seconds, then every 5.
        assertThat(wire.requests.size() / perAttempt).isBetween(14, 17);
    }

    @Test
    void anAlarmShowsInTheHealth() throws IOException {
        serve();
        wire.servos.get(6).alarm(0x20);
        onOffer.getFirst().read();
        assertThat(link.health().status()).isEqualTo(Status.DEGRADED);
        assertThat(link.health().detail()).isEqualTo("gripper reports overload");
    }

    @Test
    void closeWithdrawsThenLetsTheArmGoLimp() throws IOException {
        serve();
        Arm arm = onOffer.getFirst();
        arm.move(JointAngles.of(0, -50, 60, 40, 0, 50));
        link.close(false);
        assertThat(onOffer).isEmpty();
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 0);
        assertThat(wire.closed()).as("the wire is the simulation's").isFalse();
        step(20_000);
        assertThat(onOffer).as("it does not come back").isEmpty();
    }

    @Test
    void anArmThatDoesNotConfirmThatItIsLimpIsToldSoBlindly() throws IOException {
        serve();
        onOffer.getFirst().move(JointAngles.of(0, -50, 60, 40, 0, 50));
        wire.servos.remove(6);
        wire.requests.clear();
        link.close(false);
        assertThat(wire.requests.stream().filter(ArmLinkTest::isTorqueOff).count())
                .as("once and, since one servo is silent, three times more")
                .isEqualTo(4);
    }

    /** A sync write of one byte to register 40 of servo 1 and others. */
    private static boolean isTorqueOff(String request) {
        return request.startsWith("832801" + "0100", 8);
    }

    @Test
    void aWireThatLeavesWhileTheArmIsSetUpIsNotOffered() {
        source.appeared(wire);
        wire.spoilers.add(reply -> {
            source.disappeared(wire);
            link.wireGone("the simulated bus went away");
            return reply;
        });
        link.connectSoon();
        step(0);
        assertThat(onOffer).isEmpty();
    }

    @Test
    void anOlderWireThatLeavesDoesNotTakeItsSuccessorAway() {
        FakeChain successor = new FakeChain();
        source.appeared(wire);
        source.appeared(successor);
        assertThat(source.disappeared(wire)).isFalse();
        assertThat(source.disappeared(successor)).isTrue();
    }

    @Test
    void aBugInTheSetUpDoesNotEndTheKeeper() {
        source.appeared(wire);
        wire.servos.get(6).put(Register.MAX_POSITION_LIMIT, 2019);
        link.connectSoon();
        step(0);
        assertThat(link.health().detail()).contains("not calibrated");
        wire.servos.get(6).put(Register.MAX_POSITION_LIMIT, 3510);
        step(250);
        assertThat(onOffer).hasSize(1);
    }

    private static final JointAngles HELD = JointAngles.of(0, -50, 60, 40, 0, 50);

    @Test
    void anArmThatIsLostWhileItHoldsCanBeToldToLetGoWhereItsWireIsThere() throws IOException {
        serve();
        assertThat(lost).as("it serves").isEmpty();
        onOffer.getFirst().move(HELD);
        wire.servos.remove(6);
        link.wireGone("test");
        step(0);
        assertThat(onOffer).isEmpty();
        assertThat(lost).singleElement().satisfies(arm -> assertThat(arm.detail())
                .contains("servo 6 (gripper)"));
        assertThat(lost.getFirst().letGo(() -> true))
                .as("one is silent")
                .hasValue("no sound answer from servo 6 (gripper)");
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 0);
        assertThat(lost).as("nobody knows of the sixth").hasSize(1);
    }

    @Test
    void anArmThatIsRefusedWhileItHoldsCanBeToldToLetGoAndIsNotLostAfterwards() throws IOException {
        LostArm refused = refused();
        step(60_000);
        assertThat(lost).as("however often it is tried").containsExactly(refused);
        assertThat(refused.letGo(() -> true)).isEmpty();
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 0);
        assertThat(lost).isEmpty();
        step(60_000);
        assertThat(lost).as("nobody gives it power while it is refused").isEmpty();
        assertThatThrownBy(() -> refused.letGo(() -> true)).isInstanceOf(IllegalStateException.class);
    }

    /** Another arm may hang there then. */
    @Test
    void anArmWhoseWireWasAwayMeanwhileMayHoldAgain() throws IOException {
        refused().letGo(() -> true);
        source.disappeared(wire);
        step(10_000);
        assertThat(lost).as("it was limp when it went").isEmpty();
        source.appeared(wire);
        step(10_000);
        assertThat(lost).hasSize(1);
    }

    @Test
    void anArmWhoseWireIsAwayIsNotSaidToHaveLetGo() throws IOException {
        serve();
        onOffer.getFirst().move(HELD);
        source.disappeared(wire);
        link.wireGone("the simulated bus went away");
        step(0);
        assertThat(lost).hasSize(1);
        assertThatThrownBy(() -> lost.getFirst().letGo(() -> true))
                .isInstanceOf(IOException.class)
                .hasMessage("waiting for the simulated bus");
        assertThat(lost).hasSize(1);
        source.appeared(wire);
        link.connectSoon();
        step(0);
        assertThat(onOffer).hasSize(1);
        assertThat(lost).isEmpty();
    }

    @Test
    void anArmThatWasReleasedBeforeItWasLostHoldsNothing() throws IOException {
        serve();
        Arm arm = onOffer.getFirst();
        arm.move(HELD);
        arm.release();
        source.disappeared(wire);
        link.wireGone("the simulated bus went away");
        assertThat(lost).isEmpty();
        source.appeared(wire);
        link.connectSoon();
        step(0);
        onOffer.getFirst().move(HELD);
        source.disappeared(wire);
        link.wireGone("the simulated bus went away");
        assertThat(lost).hasSize(1);
    }

    @Test
    void anArmThatDoesNotConfirmThatItIsLimpBeforeWorkIsLostUntilTheWorkIsDone() throws IOException {
        serve();
        onOffer.getFirst().move(HELD);
        ServoMemory gripper = wire.servos.remove(6);
        link.lend("calibrating");
        assertThat(lost).hasSize(1);
        assertThatThrownBy(() -> lost.getFirst().letGo(() -> true))
                .isInstanceOf(IOException.class)
                .hasMessage("somebody works on the arm: calibrating");
        wire.servos.put(6, gripper);
        link.giveBack();
        step(0);
        assertThat(onOffer).hasSize(1);
        assertThat(lost).isEmpty();
    }

    /** The kernel's side knows of it before its driver has closed the wire. */
    @Test
    void nobodyUsesTheWireOfAnArmThatIsBeingWithdrawn() throws IOException {
        serve();
        onOffer.getFirst().move(HELD);
        wire.requests.clear();
        onWithdrawal = () -> assertThatThrownBy(() -> lost.getFirst().letGo(() -> true))
                .isInstanceOf(IOException.class)
                .hasMessage("its wire is being closed");
        link.wireGone("test");
        assertThat(wire.requests).isEmpty();
        assertThat(lost.getFirst().letGo(() -> true)).as("once it is closed").isEmpty();
    }

    @Test
    void oneThatIsLentLimpIsNotLost() {
        serve();
        link.lend("calibrating");
        assertThat(lost).isEmpty();
    }

    /** What the worker was doing when the link ended goes on for a moment, and would have connected anew. */
    @Test
    void aLinkThatEndsWhileItsArmIsBeingLostOffersNoOtherOne() {
        serve();
        Arm arm = onOffer.getFirst();
        wire.unplug(true);
        assertThatThrownBy(arm::read).isInstanceOf(IOException.class);
        onWithdrawal = () -> {
            wire.unplug(false);
            link.close(true);
        };
        step(60_000);
        assertThat(onOffer).isEmpty();
        assertThat(lost).isEmpty();
    }

    @Test
    void aLinkThatEndsLeavesNoLostArmBehind() throws IOException {
        refused();
        link.close(false);
        assertThat(lost).isEmpty();
        step(60_000);
        assertThat(lost).isEmpty();
    }

    /** It holds on, and one of its joints is said to be far outside. */
    private LostArm refused() throws IOException {
        serve();
        onOffer.getFirst().move(HELD);
        wire.servos.get(2).put(Register.GOAL_POSITION, 4095);
        link.wireGone("test");
        step(0);
        assertThat(onOffer).isEmpty();
        assertThat(link.health().detail()).contains("the arm holds on");
        assertThat(lost).hasSize(1);
        return lost.getFirst();
    }

    private void serve() {
        source.appeared(wire);
        link.connectSoon();
        step(0);
        assertThat(onOffer).hasSize(1);
    }

    private void step(long millis) {
        time.advance(Duration.ofMillis(millis));
    }
}
