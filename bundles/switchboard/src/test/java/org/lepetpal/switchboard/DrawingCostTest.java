package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.vision.OverlayLayer;

/** What it costs each picture that its layers are lent and watched, in processor time of the thread that makes it. */
class DrawingCostTest {
    private static final OverlayLayer.Canvas PICTURE = new Picture();
    private static final int LAYERS = 8;
    private static final int PICTURES = 2000;
    private static final int ROUNDS = 10;
    /** A twentieth of what all layers together may take. */
    private static final double MOST_MILLIS = 0.1;

    @TempDir
    private Path folder;

    private int drawn;

    @Test
    void eightLayersAreLentAndWatchedForATwentiethOfWhatDrawingThemMayTake(TestReporter reporter) {
        TestBoard rig = new TestBoard(folder);
        for (int i = 0; i < LAYERS; i++) {
            rig.layers().come(rig.layer("1.0.0", new Counting("layer" + i)));
        }
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.min(best, millis(() -> draw(rig.layers())));
        }
        reporter.publishEntry("milliseconds for eight layers", "%.4f".formatted(best));
        assertThat(drawn).isEqualTo(LAYERS * PICTURES * ROUNDS);
        assertThat(best).isLessThan(MOST_MILLIS);
    }

    private static void draw(LiveSlot<OverlayLayer> layers) {
        for (Lease<OverlayLayer> lease : layers.takeAll()) {
            try (lease) {
                lease.service().draw(PICTURE);
            }
        }
    }

    private static double millis(Runnable drawing) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < PICTURES; i++) {
            drawing.run();
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e6 / PICTURES;
    }

    private final class Counting implements OverlayLayer {
        private final String name;

        private Counting(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void draw(Canvas canvas) {
            drawn++;
        }
    }
}
