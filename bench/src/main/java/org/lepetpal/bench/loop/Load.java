package org.lepetpal.bench.loop;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.lepetpal.bench.robot.RobotClient;

/** What keeps the robot busy meanwhile: viewers of its video, and one command after the other. */
public final class Load implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final long BETWEEN_COMMANDS_MILLIS = 500;

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong cutOff = new AtomicLong();
    private volatile boolean closed;

    public Load(RobotClient robot, int viewers) {
        for (int i = 0; i < viewers; i++) {
            begin("viewer-" + i, () -> view(robot.base().resolve("/video_feed")));
        }
        begin("commander", () -> command(robot));
    }

    private void begin(String name, Work work) {
        Thread thread = Thread.ofPlatform().name(name).daemon().start(() -> {
            while (!closed) {
                try {
                    work.run();
                } catch (IOException e) {
                    // A viewer that was cut off comes again; that is what viewers do. It is counted.
                    cutOff.incrementAndGet();
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        threads.add(thread);
    }

    private void view(URI feed) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = feed.toURL().openStream()) {
            for (int got = in.read(buffer); got >= 0 && !closed; got = in.read(buffer)) {
                bytes.addAndGet(got);
            }
        }
    }

    private void command(RobotClient robot) throws IOException, InterruptedException {
        // Refused while the last one runs; a new room once it has ended.
        if (robot.call("POST", "/command", Map.of("prompt", "pick up the ball")).code() == 202) {
            robot.reset(bytes.get() % 1_000);
        }
        Thread.sleep(BETWEEN_COMMANDS_MILLIS);
    }

    /** What the viewers have got so far. */
    public long bytes() {
        return bytes.get();
    }

    /** How often a viewer was cut off, or a command got no answer. */
    public long cutOff() {
        return cutOff.get();
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}
