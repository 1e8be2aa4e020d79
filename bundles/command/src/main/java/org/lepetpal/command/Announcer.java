package org.lepetpal.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Commands.Watch;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Tells the log and whoever watches about changes, in order, on a worker of its own: neither a slow disk nor a slow
 * listener ever holds up who makes a change, the control loop least of all.
 */
final class Announcer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final String MDC_KEY = "request_id";

    private final Timebase.Worker worker;
    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Map<UUID, List<Listener>> listeners = new HashMap<>();
    private final Runnable ended;
    private volatile boolean closed;

    /** @param ended run after each end of a command has been told; does not block */
    Announcer(Timebase time, Runnable ended) {
        this.ended = ended;
        this.worker = time.worker("command-news", 1);
    }

    void accepted(CommandStatus status) {
        tell(() -> log("accepted", status));
    }

    void changed(CommandStatus before, CommandStatus after) {
        tell(() -> {
            if (before.state() != after.state() || !before.phase().equals(after.phase())) {
                log(word(before), after);
            }
            listeners.getOrDefault(after.requestId(), List.of()).forEach(listener -> listener.hear(after));
            if (after.state().isFinal()) {
                listeners.remove(after.requestId());
                ended.run();
            }
        });
    }

    /** @param record watched from now on: its status when the news before are told, then every change */
    Watch watch(CommandRecord record, Consumer<CommandStatus> consumer) {
        Listener listener = new Listener(consumer);
        synchronized (record) {
            // Within the record's lock, so that no change falls between this status and the next news.
            CommandStatus now = record.status();
            tell(() -> {
                listener.hear(now);
                if (!now.state().isFinal()) {
                    listeners
                            .computeIfAbsent(record.id(), id -> new ArrayList<>())
                            .add(listener);
                }
            });
        }
        return () -> {
            listener.stop();
            tell(() -> listeners.computeIfPresent(record.id(), (id, all) -> {
                all.remove(listener);
                return all.isEmpty() ? null : all;
            }));
        };
    }

    private void tell(Runnable item) {
        news.add(item);
        if (!closed && woken.compareAndSet(false, true)) {
            try {
                worker.execute(this::tellAll);
            } catch (RejectedExecutionException closing) {
                // Closed since we asked: close tells what is left.
                LOG.debug("told while closing", closing);
            }
        }
    }

    private void tellAll() {
        woken.set(false);
        for (Runnable item = news.poll(); item != null; item = news.poll()) {
            item.run();
        }
    }

    /** Ends the worker, then tells what was left, so that every command's end is in the log. */
    @Override
    public void close() {
        closed = true;
        worker.close();
        tellAll();
    }

    private static String word(CommandStatus status) {
        return status.state().name().toLowerCase(Locale.ROOT);
    }

    private static void log(String from, CommandStatus to) {
        try (MDC.MDCCloseable _ = MDC.putCloseable(MDC_KEY, to.requestId().toString())) {
            LOG.info(
                    "command {} {} -> {} phase={} confidence={} duration_ms={} policy={} prompt=\"{}\" error={} message=\"{}\"",
                    to.requestId(),
                    from,
                    word(to),
                    to.phase()
                            .map(phase -> phase.name().toLowerCase(Locale.ROOT))
                            .orElse("none"),
                    to.confidence().isPresent() ? to.confidence().getAsDouble() : "none",
                    to.duration().toMillis(),
                    to.policy().orElse("none"),
                    to.prompt(),
                    to.error().map(CommandStatus.Failure::code).orElse("none"),
                    to.message());
        }
    }

    /** One watcher; one that fails is not told again. */
    private static final class Listener {
        private final Consumer<CommandStatus> consumer;
        private volatile boolean stopped;

        private Listener(Consumer<CommandStatus> consumer) {
            this.consumer = consumer;
        }

        private void stop() {
            stopped = true;
        }

        private void hear(CommandStatus status) {
            if (stopped) {
                return;
            }
            try {
                consumer.accept(status);
            } catch (RuntimeException e) {
                stopped = true;
                LOG.warn("a watcher of command {} failed and is not told again", status.requestId(), e);
            }
        }
    }
}
