package org.lepetpal.cli.person;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who sits at the keyboard. One caller at a time. */
public interface Person extends AutoCloseable {
    /** Shows a line that stays; longer ones are folded by the terminal. */
    void say(String line);

    /** Shows lines in the place of those shown before; nothing where the output is no terminal. */
    void show(List<String> lines);

    /** Whether {@link #show} shows anything. */
    boolean isLive();

    /**
     * Waits for a line.
     *
     * @return the line without its end; empty when none was finished in time
     * @throws EOFException when none will come any more
     */
    Optional<String> hear(Duration patience) throws IOException, InterruptedException;

    /** Waits for a single key; always empty, after {@code patience}, where the input is no terminal. */
    Optional<Character> key(Duration patience) throws IOException, InterruptedException;

    /** Leaves the terminal as it was. Idempotent. */
    @Override
    void close();
}
