package org.lepetpal.command;

import java.io.IOException;
import java.util.List;
import org.lepetpal.api.command.CommandStatus;

/** A disk that a test looks at, and fills. */
final class FakeArchive implements Archive {
    private List<CommandStatus> now = List.of();
    private boolean full;
    private int writes;

    /** Whether nothing can be written. */
    synchronized void full(boolean yes) {
        full = yes;
    }

    /** How often it was written. */
    synchronized int writes() {
        return writes;
    }

    @Override
    public synchronized List<CommandStatus> read() {
        return now;
    }

    @Override
    public synchronized void write(List<CommandStatus> oldestFirst) throws IOException {
        if (full) {
            throw new IOException("the disk is full, on purpose");
        }
        writes++;
        now = List.copyOf(oldestFirst);
    }
}
