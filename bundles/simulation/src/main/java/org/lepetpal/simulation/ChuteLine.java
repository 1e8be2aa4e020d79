package org.lepetpal.simulation;

import java.io.IOException;
import java.util.OptionalInt;
import org.lepetpal.api.treat.PwmLine;

/** The control line of the simulated chute's servo. Whoever closes it may use it again: it belongs to the room. */
final class ChuteLine implements PwmLine {
    private static final int SHORTEST = 500;
    private static final int LONGEST = 2500;

    private final LiveWorld world;

    ChuteLine(LiveWorld world) {
        this.world = world;
    }

    @Override
    public void pulse(int microseconds) throws IOException {
        if (microseconds < SHORTEST || microseconds > LONGEST) {
            throw new IllegalArgumentException(
                    "pulse of " + microseconds + " µs is not in " + SHORTEST + "…" + LONGEST);
        }
        world.change(room -> room.pulse(OptionalInt.of(microseconds)));
    }

    @Override
    public void off() throws IOException {
        close();
    }

    @Override
    public void close() {
        world.change(room -> room.pulse(OptionalInt.empty()));
    }
}
