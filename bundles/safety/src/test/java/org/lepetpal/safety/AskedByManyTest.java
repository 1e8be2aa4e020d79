package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;

/** The control loop is not the only one who asks the kernel what arm there is: pages, policies and keepers do, too. */
class AskedByManyTest {
    private final Rig rig = new Rig();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @Test
    void anyThreadMayAskWhatArmThereIsWhileAnotherOneDoes() throws Exception {
        rig.switchboard.arm().clear();
        rig.switchboard.arm().with("slow at first", new SlowAtFirst());
        CompletableFuture<Optional<ArmDescription>> other = CompletableFuture.supplyAsync(rig.kernel::arm);
        await(asked);
        assertThat(rig.kernel.arm()).contains(rig.arm.description());
        assertThat(rig.switchboard.arm().leasesOut())
                .as("that of the other one")
                .isEqualTo(1);
        answer.countDown();
        assertThat(other.get(5, TimeUnit.SECONDS)).contains(rig.arm.description());
        assertThat(rig.switchboard.arm().leasesOut()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private final class SlowAtFirst implements Arm {
        private final AtomicBoolean first = new AtomicBoolean(true);

        @Override
        public ArmDescription description() {
            if (first.getAndSet(false)) {
                asked.countDown();
                await(answer);
            }
            return rig.arm.description();
        }

        @Override
        public ArmState read() throws IOException {
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
