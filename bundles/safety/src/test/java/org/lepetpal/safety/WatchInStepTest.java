package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.safety.StopState.Latched;

/** The loop and the watch beat in step: each beat of the watch comes while the loop is at the arm. */
@Timeout(30)
class WatchInStepTest {
    private static final int TICKS = 20;

    private final Rig rig = new Rig();

    @BeforeEach
    void connect() {
        rig.switchboard.arm().clear();
        rig.switchboard.arm().with("in step", new InStep());
    }

    @ParameterizedTest
    @EnumSource(StopCategory.class)
    void aStopIsCompletedWhileTheLoopAsksForMotion(StopCategory category) throws IOException {
        rig.tick(Rig.MIDDLE);
        rig.latch.stop(category, "enough");
        for (int i = 0; i < TICKS; i++) {
            assertThat(rig.tick(Rig.MIDDLE.with(0, 20)).refused()).isTrue();
        }
        complete(category);
    }

    @ParameterizedTest
    @EnumSource(StopCategory.class)
    void andWhileItHolds(StopCategory category) throws IOException {
        rig.tick(Rig.MIDDLE);
        rig.latch.stop(category, "enough");
        for (int i = 0; i < TICKS; i++) {
            rig.time.advance(Duration.ofMillis(10));
            rig.kernel.sense();
            rig.kernel.hold();
        }
        complete(category);
    }

    private void complete(StopCategory category) {
        assertThat(rig.arm.limp()).isEqualTo(category == StopCategory.POWER_REMOVED);
        assertThat(((Latched) rig.latch.state()).atRest()).isTrue();
    }

    /** While the loop waits for the arm's answer a beat of the watch comes and goes; neither waits for the other. */
    private final class InStep implements Arm {
        @Override
        public ArmDescription description() {
            return rig.arm.description();
        }

        @Override
        public ArmState read() throws IOException {
            try {
                Thread.ofPlatform()
                        .start(() -> rig.kernel.watch(rig.time.nanoTime()))
                        .join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return rig.arm.read();
        }

        @Override
        public long measuredNanos() {
            return rig.arm.measuredNanos();
        }

        @Override
        public JointAngles move(JointAngles goal) throws IOException {
            return rig.arm.move(goal);
        }

        @Override
        public void release() throws IOException {
            rig.arm.release();
        }
    }
}
