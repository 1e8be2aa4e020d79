package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Station;

/** What a lease and a turn leave to the collector: the control loop takes three turns in each tick. The numbers are printed. */
final class LeaseCostTest {
    private static final int LEASES = Integer.getInteger("switchboard.cost.leases", 50_000);
    /** Lease, ticket and {@code Optional}; an entry of a concurrent set would come on top. */
    private static final long MOST_BYTES = 88;
    /** Where the machine is busy, the compiler that spares the objects comes late. */
    private static final int MOST_ROUNDS = 10;

    @TempDir
    private Path folder;

    private LiveSlot<String> slot;
    private long lent;

    @BeforeEach
    void fill() {
        TestBoard rig = new TestBoard(folder);
        slot = rig.words(SlotName.VOICE);
        slot.come(rig.tenant(SlotName.VOICE, "first", 5, "first", new Leases()));
    }

    @Test
    void aLeaseLeavesNothingBehindButItself() {
        assertThat(bytesPerUse("lease", this::takeAndGiveBack, MOST_BYTES)).isLessThan(MOST_BYTES);
    }

    @Test
    void aTurnLeavesNothingBehind() {
        Station<String> station = slot.station();
        assertThat(bytesPerUse("turn", () -> enterAndLeave(station), 1)).isZero();
    }

    /** The least of some rounds, or the first that is less than {@code most}. */
    private long bytesPerUse(String what, Runnable uses, long most) {
        assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        uses.run();
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS && bytes >= most; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            uses.run();
            bytes = Math.min(bytes, (threads.getCurrentThreadAllocatedBytes() - before) / LEASES);
        }
        System.getLogger("cost").log(System.Logger.Level.INFO, "{0}: {1} bytes", what, bytes);
        assertThat(lent).isPositive();
        return bytes;
    }

    private void takeAndGiveBack() {
        for (int i = 0; i < LEASES; i++) {
            try (Lease<String> lease = slot.take().orElseThrow()) {
                lent += lease.service().length();
            }
        }
    }

    private void enterAndLeave(Station<String> station) {
        for (int i = 0; i < LEASES; i++) {
            lent += station.enter().orElseThrow().length();
            station.leave();
        }
    }
}
