package org.lepetpal.bench.policy;

import java.io.IOException;

/**
 * What loading took, and what all took after it.
 *
 * @param seconds to read, check and load
 * @param peak most memory of the process, bytes, a chunk included
 * @param weights that are in use, bytes
 */
record Loaded(double seconds, double peak, double weights) {
    /** Of one that has thought already. */
    static Loaded of(Thinker thinker) throws IOException {
        return new Loaded(
                thinker.ready().path("loadSeconds").asDouble(),
                thinker.peak(),
                thinker.ready().path("weightBytes").asDouble());
    }
}
