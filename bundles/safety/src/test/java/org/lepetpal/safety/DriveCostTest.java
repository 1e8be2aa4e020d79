package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.arm.so101.So101Kinematics;

/** What a call of the tick costs. {@code -Dsafety.cost.calls=200000} measures longer; the numbers are printed. */
class DriveCostTest {
    private static final int CALLS = Integer.getInteger("safety.cost.calls", 4_000);
    private final Rig rig = new Rig(Rig.DEFAULTS, new So101Kinematics());

    @Test
    void aCallStaysFarBelowAMillisecondAndAllocatesLittle() throws IOException {
        JointAngles middle = JointAngles.of(0, -60, 60, -10, 0, 40);
        rig.arm.place(middle);
        run(middle, CALLS);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long nanos = threads.getCurrentThreadCpuTime();
        run(middle, CALLS);
        double perCall = (threads.getCurrentThreadAllocatedBytes() - bytes) / (double) CALLS;
        double micros = (threads.getCurrentThreadCpuTime() - nanos) / 1e3 / CALLS;
        System.getLogger("cost")
                .log(System.Logger.Level.INFO, "drive: {0} bytes, {1} us of CPU a call", perCall, micros);
        assertThat(perCall).as("bytes a call").isLessThan(8_000);
        assertThat(micros).as("microseconds a call").isLessThan(500);
    }

    /** Swings fast enough that the way to rest has to be looked at. */
    private void run(JointAngles middle, int calls) throws IOException {
        for (int i = 0; i < calls; i++) {
            rig.time.advance(Duration.ofMillis(10));
            rig.kernel.drive(middle.with(0, 40 * Math.sin(i * 0.03)).with(1, -60 + 10 * Math.sin(i * 0.05)));
        }
    }
}
