package org.lepetpal.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.State;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the archive up to date on a worker of its own: whoever accepts or ends a command waits for no disk. Where several came or ended
 * meanwhile they are written together.
 */
final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Archive archive;
    private final Supplier<List<CommandStatus>> newest;
    private final Timebase.Worker worker;
    private final AtomicBoolean due = new AtomicBoolean();

    /** @param newest as they are now, the oldest first; asked for by the worker */
    Journal(Timebase time, Archive archive, Supplier<List<CommandStatus>> newest) {
        this.archive = archive;
        this.newest = newest;
        this.worker = time.worker("command-journal", 1);
    }

    /** What became of the commands of before: what had not ended has by now. */
    List<CommandStatus> before() {
        return archive.read().stream().map(Journal::ended).toList();
    }

    private static CommandStatus ended(CommandStatus status) {
        return status.state().isFinal()
                ? status
                : new CommandStatus(
                        status.requestId(),
                        status.prompt(),
                        State.ABORTED,
                        status.phase(),
                        status.confidence(),
                        "the robot's command bundle ended before it did",
                        status.duration(),
                        status.policy(),
                        Optional.empty());
    }

    /** One was accepted, or has ended. Never blocks; any thread. */
    void changed() {
        if (due.compareAndSet(false, true)) {
            try {
                worker.execute(this::write);
            } catch (RejectedExecutionException closing) {
                // Close writes it.
                LOG.debug("written while closing", closing);
            }
        }
    }

    private synchronized void write() {
        due.set(false);
        try {
            archive.write(newest.get());
        } catch (IOException e) {
            LOG.warn("what becomes of commands will not be known after a restart", e);
        }
    }

    /** Writes what is left. */
    @Override
    public void close() {
        worker.close();
        if (due.get()) {
            write();
        }
    }
}
