package org.lepetpal.simulation.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SpansTest {
    @Test
    void holdsAllThatWasAddedAndNothingFarFromIt() {
        Random random = new Random(2);
        for (int width : new int[] {1, 63, 64, 65, 640, 1280, 4096}) {
            boolean[] added = new boolean[width];
            Spans spans = new Spans(width, 3);
            for (int i = 0; i < 4; i++) {
                int from = random.nextInt(width);
                int to = Math.min(width, from + 1 + random.nextInt(1 + width / 8));
                Bounds bounds = new Bounds(width, 3);
                bounds.add(from, 1, to, 2);
                spans.add(bounds);
                for (int x = from; x < to; x++) {
                    added[x] = true;
                }
            }
            boolean[] held = new boolean[width];
            spans.forEach((row, from, to) -> {
                assertThat(row).isEqualTo(1);
                for (int x = from; x < to; x++) {
                    assertThat(held[x]).isFalse();
                    held[x] = true;
                }
            });
            int step = Math.max(1, width / 32);
            for (int x = 0; x < width; x++) {
                assertThat(held[x] || !added[x]).as("column %d of %d", x, width).isTrue();
                boolean near = false;
                for (int other = Math.max(0, x - step); other <= Math.min(width - 1, x + step); other++) {
                    near |= added[other];
                }
                assertThat(near || !held[x]).as("column %d of %d", x, width).isTrue();
            }
        }
    }

    @Test
    void isEmptyOnceCleared() {
        Spans spans = new Spans(100, 2);
        Bounds all = new Bounds(100, 2);
        all.addAll();
        spans.add(all);
        spans.clear();
        spans.forEach((row, from, to) -> assertThat(row).isNegative());
    }
}
