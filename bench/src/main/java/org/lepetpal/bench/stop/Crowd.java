package org.lepetpal.bench.stop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.lepetpal.bench.robot.RobotClient;

/** People who ask as fast as they are answered, on every connection that they can get. */
final class Crowd implements AutoCloseable {
    private static final List<String> QUESTIONS =
            List.of("/api/status", "/health", "/api/arm", "/snapshot.jpg?width=320");

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean closed;

    Crowd(RobotClient robot, int size) {
        for (int i = 0; i < size; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().name("crowd-" + i).daemon().start(() -> ask(robot, number)));
        }
    }

    private void ask(RobotClient robot, int number) {
        for (int i = number; !closed; i++) {
            try {
                if (i % 5 == 0) {
                    // Refused while one runs, which costs the robot as much.
                    robot.call("POST", "/command", Map.of("prompt", "pick up the ball"));
                } else {
                    robot.call("GET", QUESTIONS.get(i % QUESTIONS.size()), Map.of());
                }
                answers.incrementAndGet();
            } catch (IOException turnedAway) {
                // Part of the crush; only answers count.
                continue;
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    long answers() {
        return answers.get();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            for (Thread thread : threads) {
                thread.join(10_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the crowd went home", e);
        }
    }
}
