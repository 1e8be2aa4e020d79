package org.lepetpal.lerobot.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FeedTest {
    private static final int MILLION = 1_000_000;

    @Test
    void arraysFollowEachOther() throws OrtException {
        try (Feed feed = new Feed()) {
            feed.put("x", List.of(new float[] {1, 2}, new float[] {3, 4}), 2, 2);
            assertThat((float[][]) feed.tensors().get("x").getValue()).isDeepEqualTo(new float[][] {{1, 2}, {3, 4}});
        }
    }

    @Test
    void whatIsLentStaysOpen() throws OrtException {
        try (Feed lasting = new Feed()) {
            lasting.put("x", new float[] {1}, 1);
            OnnxTensor lent = lasting.tensors().get("x");
            Feed once = new Feed(lasting);
            once.put("y", new float[] {2}, 1);
            once.lend("z", lent);
            assertThat(once.tensors()).containsOnlyKeys("x", "y", "z");
            once.close();
            assertThat(lent.isClosed()).isFalse();
            assertThat(once.tensors().get("y").isClosed()).isTrue();
        }
    }

    /** Buffers that ONNX Runtime makes of arrays would be there until Java tidies up. */
    @Test
    void leavesNothingBehind() throws OrtException {
        long before = directBytes();
        for (int i = 0; i < 20; i++) {
            try (Feed feed = new Feed()) {
                feed.put("x", new float[MILLION], MILLION);
            }
        }
        assertThat(directBytes()).isLessThan(before + MILLION);
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
