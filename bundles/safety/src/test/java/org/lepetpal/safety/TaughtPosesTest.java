package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.testkit.TestArms;

/** Poses may be taught while the arm serves, home too: rules that ask for them go by the newest. */
class TaughtPosesTest {
    private final Rig rig = new Rig();
    private ArmDescription description = TestArms.so101();

    @Test
    void aHotArmGoesToTheHomeThatWasTaughtWhileItServes() throws IOException {
        rig.switchboard.arm().clear();
        rig.switchboard.arm().with("hot", new HotArm());
        JointAngles away = Rig.MIDDLE.with(0, 5);
        rig.tick(Rig.MIDDLE);
        assertThat(rig.tick(away).refused()).isTrue();
        description = new ArmDescription(
                description.model(), description.joints(), Map.of(ArmDescription.HOME, Rig.MIDDLE.with(0, 50)));
        assertThat(rig.tick(away).refused()).isFalse();
        assertThat(rig.tick(Rig.MIDDLE.with(0, -5)).refused()).isTrue();
    }

    private final class HotArm implements Arm {
        @Override
        public ArmDescription description() {
            return description;
        }

        @Override
        public ArmState read() {
            return Rig.reading(0, Rig.MIDDLE, 2, new JointReading(0, 0, 12, 70, 0, 0))
                    .state();
        }

        @Override
        public long measuredNanos() {
            return rig.time.nanoTime();
        }

        @Override
        public JointAngles move(JointAngles goal) {
            return goal;
        }

        @Override
        public void release() {}
    }
}
