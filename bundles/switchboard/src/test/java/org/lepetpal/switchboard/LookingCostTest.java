package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.testkit.TestFrame;

/** What it costs each look through a camera that it is watched, in processor time and garbage of the thread that looks. */
class LookingCostTest {
    private static final int LOOKS = 20_000;
    private static final int ROUNDS = 10;
    /** A thousandth of the time between two pictures. */
    private static final double MOST_MICROS = 30;

    private static final double MOST_BYTES = 1024;

    @TempDir
    private Path folder;

    private record Still(Optional<Frame> picture) implements Camera {
        @Override
        public CameraDescription description() {
            return new CameraDescription("still", "test", 8, 8, 30, Optional.empty());
        }

        @Override
        public Optional<Frame> latest() {
            return picture;
        }

        @Override
        public Subscription onFrame(FrameListener listener) {
            throw new IllegalStateException("nobody listens");
        }
    }

    @Test
    void aLookIsWatchedForAThousandthOfAPicturesTime(TestReporter reporter) {
        TestBoard rig = new TestBoard(folder);
        LiveSlot<Camera> cameras = rig.board.slot(Camera.class);
        Camera still = new Still(Optional.of(new TestFrame(8, 8, 1, 1)));
        cameras.come(rig.watched(SlotName.CAMERA, "still", true, still, WatchedCamera::new));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double bestMicros = Double.MAX_VALUE;
        double leastBytes = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long nanos = threads.getCurrentThreadCpuTime();
            long bytes = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < LOOKS; i++) {
                look(cameras);
            }
            leastBytes = Math.min(leastBytes, (threads.getCurrentThreadAllocatedBytes() - bytes) / (double) LOOKS);
            bestMicros = Math.min(bestMicros, (threads.getCurrentThreadCpuTime() - nanos) / 1e3 / LOOKS);
        }
        reporter.publishEntry("microseconds a look", "%.3f".formatted(bestMicros));
        reporter.publishEntry("bytes a look", "%.0f".formatted(leastBytes));
        assertThat(cameras.candidates().getFirst().latency().calls()).isEqualTo((long) LOOKS * ROUNDS);
        assertThat(bestMicros).isLessThan(MOST_MICROS);
        assertThat(leastBytes).isLessThan(MOST_BYTES);
    }

    private static void look(LiveSlot<Camera> cameras) {
        try (Lease<Camera> lease = cameras.take().orElseThrow()) {
            lease.service().description();
            lease.service().latest().orElseThrow();
        }
    }
}
