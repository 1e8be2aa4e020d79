package org.lepetpal.timebase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.time.Timebase.Priority;

/** Whether the machine grants it or not. */
class RealtimePriorityTest {
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Queue<Priority> granted = new ConcurrentLinkedQueue<>();
    private final RealtimePriority priority = new RealtimePriority(1, log::add);

    @Test
    void whatEachThreadWasGrantedIsInTheLogOnce() {
        List.of("safety-watch", "control-loop", "control-loop").forEach(this::raise);
        String detail = granted.element().detail();
        assertThat(log).containsExactly("safety-watch runs with " + detail, "control-loop runs with " + detail);
    }

    @Test
    void theThreadsOfAPoolAreOneAndTheLogIsNotFilled() {
        IntStream.range(10, 30).forEach(i -> raise("http-reader-" + i));
        assertThat(log).hasSize(1).allMatch(line -> line.startsWith("http-reader runs with "));
        IntStream.range(0, 100).forEach(i -> raise("loop " + i + " of many"));
        assertThat(log).hasSize(32);
    }

    /** On a thread of its own, which ends. */
    private void raise(String name) {
        try {
            Thread.ofPlatform()
                    .name(name)
                    .start(() -> granted.add(priority.raise()))
                    .join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
