package org.lepetpal.cli.person;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/** A terminal that gives each key at once and shows nothing by itself. */
interface Screen extends AutoCloseable {
    /**
     * Waits for a key.
     *
     * @return its code; empty when none was pressed in time
     * @throws EOFException when the terminal is gone
     */
    OptionalInt read(Duration patience) throws IOException;

    /** Writes text and ECMA-48 control sequences. */
    void write(String text);

    /** Columns, 1 or more. */
    int width();

    /** Leaves the terminal as it was. Idempotent. */
    @Override
    void close();
}
