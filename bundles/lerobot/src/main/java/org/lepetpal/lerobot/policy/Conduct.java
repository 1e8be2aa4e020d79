package org.lepetpal.lerobot.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * How a policy's chunks become motion.
 *
 * @param rateHz actions a second, 1…240
 * @param nextAt share of a chunk that is left when the next one is thought of, 0…1; at 1 it thinks without a pause
 * @param mixing what counts where they overlap; of no meaning where a new chunk is made to go on with the one before
 * @param chunking how a new chunk is made to go on with the one before; empty where it is not
 * @param seed of the noise
 * @param timeout of one inference
 * @param still how long it has to want to stand still until it is done; zero for never
 */
public record Conduct(
        double rateHz,
        double nextAt,
        Mixing mixing,
        Optional<RealTimeChunking> chunking,
        long seed,
        Duration timeout,
        Duration still) {
    /** One whose chunks are mixed. */
    public Conduct(double rateHz, double nextAt, Mixing mixing, long seed, Duration timeout, Duration still) {
        this(rateHz, nextAt, mixing, Optional.empty(), seed, timeout, still);
    }

    /** The same without Real-Time Chunking. */
    Conduct free() {
        return new Conduct(rateHz, nextAt, mixing, seed, timeout, still);
    }

    /** What counts where a chunk and the one before overlap. */
    Mixing joining() {
        return chunking.isPresent() ? Merge.LATEST_ONLY : mixing;
    }

    /** @throws IllegalArgumentException naming the setting and what is allowed */
    void check(String prefix) {
        require(prefix + "_FPS", rateHz, 1, 240);
        require(prefix + "_NEXT_AT", nextAt, 0, 1);
        require(prefix + "_TIMEOUT_SEC", timeout.toSeconds(), 1, 600);
        chunking.ifPresent(wanted -> wanted.check(prefix));
        require(prefix + "_STILL_SEC", still.toSeconds(), 0, 60);
    }

    private static void require(String variable, double value, int least, int most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(variable + " = " + value + " is not in " + least + "…" + most);
        }
    }
}
