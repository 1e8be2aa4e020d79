package org.lepetpal.servo.sg90;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.lepetpal.api.treat.PwmLine;

/** Writes down what it was told, with the time in milliseconds. */
final class RecordingLine implements PwmLine {
    private final LongSupplier nanos;
    private final long origin;
    private final List<String> log = new ArrayList<>();
    private boolean broken;

    RecordingLine(LongSupplier nanos) {
        this.nanos = nanos;
        this.origin = nanos.getAsLong();
    }

    void breakDown() {
        broken = true;
    }

    List<String> log() {
        return log;
    }

    @Override
    public void pulse(int microseconds) throws IOException {
        note("pulse " + microseconds);
    }

    @Override
    public void off() throws IOException {
        note("off");
    }

    @Override
    public void close() {
        log.add("close");
    }

    private void note(String what) throws IOException {
        if (broken) {
            throw new IOException("the wire is cut");
        }
        log.add((nanos.getAsLong() - origin) / 1_000_000 + " " + what);
    }
}
