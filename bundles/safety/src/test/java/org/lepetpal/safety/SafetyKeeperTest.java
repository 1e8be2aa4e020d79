package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.safety.StopState;
import org.lepetpal.api.safety.StopState.Latched;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FakeArm;
import org.lepetpal.testkit.FakeSight;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.TestSettings;
import org.lepetpal.timebase.SteppedTimebase;

/** Other settings while the robot runs, as Declarative Services give them: another component in the place of the old one. */
class SafetyKeeperTest {
    @TempDir
    private Path area;

    private final SteppedTimebase time = new SteppedTimebase();
    private final FixedSwitchboard board = new FixedSwitchboard();
    private final FakeArm arm = new FakeArm(time);
    private final FakeSight sight = new FakeSight();
    private final ZoneMemory zone = new ZoneMemory();
    private FakeBundle bundle;
    private StopKeeper stops;
    private StopCompletion completion;
    private SafetyKeeper keeper;

    @BeforeEach
    void start() {
        arm.place(Rig.MIDDLE);
        board.arm().with("fake", arm);
        bundle = new FakeBundle(area, "one run");
        stops = new StopKeeper(bundle.context());
        stops.addSwitchboard(board);
        completion = new StopCompletion(board, time, stops);
        keeper = keeper(Map.of());
        completion.addKernel(kernel());
    }

    private SafetyKeeper keeper(Map<String, ?> settings) {
        SafetyKeeper fresh =
                new SafetyKeeper(bundle.context(), board, time, stops, zone, TestSettings.of(Config.class, settings));
        fresh.addKinematics(new FakeKinematics());
        fresh.addSight(sight);
        return fresh;
    }

    private void configure(Map<String, ?> settings) {
        bundle.service(SafetyKernel.class).ifPresent(completion::removeKernel);
        keeper.stop();
        keeper = keeper(settings);
        bundle.service(SafetyKernel.class).ifPresent(completion::addKernel);
    }

    @ParameterizedTest
    @EnumSource(StopCategory.class)
    void otherSettingsEndNoStop(StopCategory category) throws IOException {
        drive();
        assertThat(arm.limp()).isFalse();
        StopState latched = stop().stop(category, "enough");
        rest();
        int sent = arm.moves().size();

        configure(Map.of("max_joint_speed", 100.0));

        rest();
        assertThat(stop().state()).isInstanceOfSatisfying(Latched.class, state -> {
            assertThat(state.since()).isEqualTo(((Latched) latched).since());
            assertThat(state.atRest()).isTrue();
        });
        assertThat(stop().stops()).isEqualTo(1);
        assertThat(keeper.health().detail()).contains("software stop (category " + category.number());
        assertThat(arm.moves()).hasSize(sent);
        assertThat(arm.limp()).isEqualTo(category == StopCategory.POWER_REMOVED);
    }

    /** Neither the settings nor the reset is somebody who has it moved. */
    @Test
    void afterTheResetOtherSettingsGiveNoPowerBackEither() throws IOException {
        drive();
        stop().stop(StopCategory.POWER_REMOVED, "enough");
        rest();
        stop().reset();

        configure(Map.of("max_joint_speed", 100.0));

        for (int i = 0; i < 20; i++) {
            time.advance(Duration.ofMillis(10));
            kernel().sense();
            assertThat(kernel().hold()).isEmpty();
        }
        assertThat(arm.limp()).isTrue();
        drive();
        assertThat(arm.limp()).isFalse();
    }

    /** A setting that cannot be is mended later; a stop does not wait for it. */
    @ParameterizedTest
    @EnumSource(StopCategory.class)
    void aStopThatComesWhileSettingsKeepTheKernelOutIsCompletedAllTheSame(StopCategory category) throws IOException {
        drive();
        int sent = arm.moves().size();
        configure(Map.of("max_joint_speed", 0.0));
        assertThat(keeper.health().status()).isEqualTo(Status.DOWN);
        assertThat(bundle.service(SafetyKernel.class)).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(arm.limp()).as("nobody has said so").isFalse();
        assertThat(stop().stop(category, "enough"))
                .isInstanceOfSatisfying(
                        Latched.class,
                        state -> assertThat(state.atRest()).as("not yet").isFalse());

        time.advance(Duration.ofMillis(200));

        assertThat(atRest()).isTrue();
        assertThat(arm.limp()).isEqualTo(category == StopCategory.POWER_REMOVED);
        assertThat(arm.moves()).as("nothing drives it").hasSize(sent);
        assertThat(keeper.health().detail())
                .contains("MAX_JOINT_SPEED = 0.0", "software stop (category " + category.number() + ", at rest)");

        configure(Map.of());

        rest();
        assertThat(arm.moves()).hasSize(sent);
        assertThat(arm.limp()).isEqualTo(category == StopCategory.POWER_REMOVED);
        assertThat(atRest()).isTrue();
    }

    /** Where a value is refused before it comes here, there are no settings at all, and no health of them. */
    @Test
    void aStopIsCompletedWithoutAnySettings() throws IOException {
        completion.removeKernel(kernel());
        keeper.stop();
        arm.move(Rig.MIDDLE);
        stop().stop(StopCategory.POWER_REMOVED, "enough");
        time.advance(Duration.ofMillis(900));
        assertThat(arm.limp()).as("a kernel that goes may be at work yet").isFalse();
        time.advance(Duration.ofMillis(300));
        assertThat(arm.limp()).isTrue();
        assertThat(atRest()).isTrue();
        completion.stop();
        arm.move(Rig.MIDDLE);
        time.advance(Duration.ofSeconds(5));
        assertThat(arm.limp()).as("nobody is there").isFalse();
    }

    /** Nor does the framework take it down with a setting. */
    @Test
    void whatCompletesStopsTakesNoSettings() throws IOException {
        try (InputStream in =
                StopCompletion.class.getResourceAsStream("/OSGI-INF/" + StopCompletion.class.getName() + ".xml")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("immediate=\"true\"", "configuration-policy=\"ignore\"");
        }
    }

    private boolean atRest() {
        return ((Latched) stop().state()).atRest();
    }

    @Test
    void withoutAStopTheNextKernelHoldsTheArm() throws IOException {
        drive();
        configure(Map.of("max_joint_speed", 100.0));
        assertThat(stop().state()).isEqualTo(StopState.CLEAR);
        kernel().sense();
        assertThat(kernel().hold()).contains(Rig.MIDDLE);
        assertThat(arm.limp()).isFalse();
    }

    /** Whom nobody looks for any more is still there for the next one. */
    @Test
    void otherSettingsForgetNobodyInTheZone() throws IOException {
        drive();
        sight.show(new Sighting(
                "front",
                1,
                time.nanoTime(),
                640,
                480,
                Optional.empty(),
                Set.of("dog"),
                List.of(new Detection("dog", 0.9, 10, 10, 20, 20))));
        time.advance(Duration.ofMillis(10));
        sight.blind();

        configure(Map.of("max_joint_speed", 100.0));

        time.advance(Duration.ofMinutes(1));
        kernel().sense();
        assertThat(kernel().drive(Rig.MIDDLE).pause()).isPresent();
        assertThat(keeper.health().status()).isEqualTo(Status.DEGRADED);
        assertThat(keeper.health().detail()).contains("workspace-clear: a dog was in the zone");
    }

    /** Nor does it keep a place with it, in which a withdrawal would look for it. */
    @Test
    void aKernelThatWasReplacedHasNoArmAnyMore() throws IOException {
        drive();
        SafetyKernel before = kernel();
        configure(Map.of("max_joint_speed", 100.0));
        assertThat(before.arm()).isEmpty();
        assertThatThrownBy(before::sense).isInstanceOf(IOException.class).hasMessage("there is no arm");
        assertThat(kernel().arm()).isPresent();
    }

    /** Long enough for a stop to be complete; the loop asks for motion all the while. */
    private void rest() throws IOException {
        for (int i = 0; i < 20; i++) {
            time.advance(Duration.ofMillis(10));
            kernel().sense();
            assertThat(kernel().drive(Rig.MIDDLE.with(0, 1)).refused()).isTrue();
            kernel().hold();
        }
    }

    private void drive() throws IOException {
        time.advance(Duration.ofMillis(10));
        kernel().sense();
        assertThat(kernel().drive(arm.read().positions()).refused()).isFalse();
    }

    private SafetyKernel kernel() {
        return bundle.service(SafetyKernel.class).orElseThrow();
    }

    private SoftwareStop stop() {
        return bundle.service(SoftwareStop.class).orElseThrow();
    }
}
