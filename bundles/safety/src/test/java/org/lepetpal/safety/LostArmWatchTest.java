package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.arm.LostArm;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.safety.StopState.Latched;
import org.lepetpal.testkit.FakeArm;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.timebase.SteppedTimebase;

/** Arms that may hold with nobody to reach them, and a stop that must not say that they do not. */
class LostArmWatchTest {
    @TempDir
    private Path area;

    private final SteppedTimebase time = new SteppedTimebase();
    private final FixedSwitchboard board = new FixedSwitchboard();
    private final Lost arm = new Lost();
    private FakeBundle bundle;
    private StopKeeper stops;
    private LostArmWatch watch;

    @BeforeEach
    void start() {
        bundle = new FakeBundle(area, "one run");
        stops = new StopKeeper(bundle.context());
        stops.addSwitchboard(board);
        watch = new LostArmWatch(stops, time);
    }

    @AfterEach
    void end() {
        watch.stop();
    }

    @Test
    void aLostArmIsNotSaidToRestBeforeItHasConfirmedThatItIsLimp() {
        stops.addLost(arm);
        assertThat(((Latched) stop().stop(StopCategory.POWER_REMOVED, "enough")).atRest())
                .isFalse();
        assertThat(arm.told).as("who stops does not wait for a port").isZero();
        step(100);
        assertThat(arm.told).isEqualTo(1);
        assertThat(atRest()).isTrue();
        step(60_000);
        assertThat(arm.told).as("once it has let go").isEqualTo(1);
    }

    @Test
    void oneThatDoesNotAnswerIsToldAgainEverMoreSlowlyAndNeverSaidToRest() {
        arm.doubt = Optional.of("no sound answer from servo 6 (gripper)");
        stops.addLost(arm);
        stop().stop(StopCategory.POWER_REMOVED, "enough");
        step(100);
        assertThat(arm.told).isEqualTo(1);
        step(200);
        assertThat(arm.told).isEqualTo(1);
        step(100);
        assertThat(arm.told).isEqualTo(2);
        step(60_000);
        assertThat(arm.told).as("every 5 s in the end").isBetween(14, 18);
        assertThat(atRest()).isFalse();
        assertThat(health())
                .contains(
                        "software stop (category 1, not at rest yet): enough; an arm that nobody reaches may hold (the arm was"
                                + " lost: test); torque off was sent without an answer: no sound answer from servo 6 (gripper)");
    }

    @Test
    void onePortThatIsAwayIsTriedUntilItIsBack() {
        arm.away = true;
        stops.addLost(arm);
        stop().stop(StopCategory.POWER_REMOVED, "enough");
        step(30_000);
        assertThat(atRest()).isFalse();
        assertThat(health()).contains("torque off could not be sent: there is no serial port");
        arm.away = false;
        step(5_100);
        assertThat(atRest()).isTrue();
        assertThat(health()).doesNotContain("nobody reaches");
    }

    @Test
    void aStopThatKeepsPowerTellsItNothingAndSaysNotThatItRests() {
        stops.addLost(arm);
        stop().stop(StopCategory.POWER_KEPT, "enough");
        step(10_000);
        assertThat(arm.told).isZero();
        assertThat(atRest()).isFalse();
        stop().stop(StopCategory.POWER_REMOVED, "and away with the power");
        step(100);
        assertThat(arm.told).isEqualTo(1);
        assertThat(atRest()).isTrue();
    }

    /** The latch says already that all is at rest: there was no arm when it was latched. */
    @Test
    void oneThatIsLostUnderALatchedStopIsToldAndNothingRestsFromThenOn() {
        stop().stop(StopCategory.POWER_REMOVED, "enough");
        assertThat(atRest()).isTrue();
        arm.doubt = Optional.of("a servo keeps its torque");
        stops.addLost(arm);
        assertThat(atRest()).as("at once").isFalse();
        step(200);
        assertThat(arm.told).isEqualTo(1);
        stops.removeLost(arm);
        assertThat(atRest())
                .as("its driver has left, and it never confirmed it")
                .isFalse();
    }

    /** Its driver says so for a moment each time, until its servos have confirmed that they are limp. */
    @Test
    void oneThatIsLetGoOfInOrderIsAtRestAfterwards() {
        stop().stop(StopCategory.POWER_KEPT, "enough");
        stops.addLost(arm);
        step(100);
        assertThat(atRest()).isFalse();
        stops.removeLost(arm);
        assertThat(atRest()).isTrue();
        step(1_000);
        assertThat(atRest()).isTrue();
    }

    @Test
    void oneWhoseStopIsResetWhileItsPortOpensHoldsOn() {
        stops.addLost(arm);
        stop().stop(StopCategory.POWER_REMOVED, "enough");
        arm.meanwhile = () -> stop().reset();
        step(100);
        assertThat(arm.told).isZero();
    }

    @Test
    void ofAnArmThatServesAgainTheKernelSaysHowItIs() {
        arm.away = true;
        stops.addLost(arm);
        stop().stop(StopCategory.POWER_REMOVED, "enough");
        step(100);
        board.arm().with("fake", new FakeArm(time));
        stops.removeLost(arm);
        assertThat(atRest()).isFalse();
        step(1_000);
        assertThat(atRest()).as("there is no kernel").isFalse();
    }

    @Test
    void afterTheResetItIsLeftAloneAndTheNextStopTellsItAtOnce() {
        arm.away = true;
        stops.addLost(arm);
        stop().stop(StopCategory.POWER_REMOVED, "enough");
        step(60_000);
        stop().reset();
        int told = arm.told;
        step(60_000);
        assertThat(arm.told).isEqualTo(told);
        stop().stop(StopCategory.POWER_REMOVED, "again");
        step(100);
        assertThat(arm.told).isEqualTo(told + 1);
    }

    /** It came back, or let go, in the moment in which it was asked. */
    @Test
    void oneThatIsWithdrawnMeanwhileIsNoFailure() {
        arm.withdrawn = true;
        stops.addLost(arm);
        stop().stop(StopCategory.POWER_REMOVED, "enough");
        step(100);
        assertThat(atRest()).isFalse();
        assertThat(health()).doesNotContain("torque off");
    }

    /** A wrong setting keeps the kernel out, not this. */
    @Test
    void nothingButItsBundleTakesItDown() throws IOException {
        try (InputStream in =
                LostArmWatch.class.getResourceAsStream("/OSGI-INF/" + LostArmWatch.class.getName() + ".xml")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("immediate=\"true\"", "configuration-policy=\"ignore\"");
        }
    }

    private String health() {
        return KernelHealth.out("a wrong setting", stops.latch()).detail();
    }

    private SoftwareStop stop() {
        return bundle.service(SoftwareStop.class).orElseThrow();
    }

    private boolean atRest() {
        return ((Latched) stop().state()).atRest();
    }

    private void step(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    /** Withdraws itself once it has let go, as drivers do. */
    private final class Lost implements LostArm {
        private Optional<String> doubt = Optional.empty();
        private Runnable meanwhile = () -> {};
        private boolean away;
        private boolean withdrawn;
        private int told;

        @Override
        public String detail() {
            return "the arm was lost: test";
        }

        @Override
        public Optional<String> letGo(BooleanSupplier wanted) throws IOException {
            meanwhile.run();
            if (!wanted.getAsBoolean()) {
                throw new IOException("it is to hold after all");
            }
            told++;
            if (withdrawn) {
                throw new IllegalStateException("withdrawn");
            }
            if (away) {
                throw new IOException("there is no serial port");
            }
            if (doubt.isEmpty()) {
                stops.removeLost(this);
            }
            return doubt;
        }
    }
}
