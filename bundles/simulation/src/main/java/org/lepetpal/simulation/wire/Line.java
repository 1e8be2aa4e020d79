package org.lepetpal.simulation.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.lepetpal.simulation.servo.Reply;

/**
 * The host's end of the wire: what servos have said lies here from its arrival on until somebody reads it. A reply that
 * comes late comes all the same, before whatever is said after it. One owner; times are nanoseconds on one scale.
 */
public final class Line {
    /** By their difference, since times may have passed the largest number. */
    private static final Comparator<Arrival> BY_TIME = (a, b) -> Long.signum(a.at - b.at);

    private final List<Arrival> coming = new ArrayList<>();

    /**
     * Replies set out.
     *
     * @param now when those arrive that have no delay
     */
    public void send(List<Reply> replies, long now) {
        for (Reply reply : replies) {
            coming.add(new Arrival(now + reply.delayNanos(), reply.bytes()));
        }
        coming.sort(BY_TIME);
    }

    /** Forgets everything, also what is still coming. */
    public void clear() {
        coming.clear();
    }

    /** Forgets what has arrived by now. */
    public void discard(long now) {
        coming.removeIf(arrival -> arrival.at - now <= 0);
    }

    /** When the next bytes arrive, or have arrived. */
    public OptionalLong next() {
        return coming.isEmpty() ? OptionalLong.empty() : OptionalLong.of(coming.getFirst().at);
    }

    /**
     * Takes what arrives by a time; the rest stays.
     *
     * @param most bytes to take
     */
    public Received receive(int most, long until) {
        int coming =
                this.coming.stream().mapToInt(arrival -> arrival.bytes.length).sum();
        byte[] taken = new byte[Math.min(most, coming)];
        Taken done = receive(taken, taken.length, until);
        return new Received(Arrays.copyOf(taken, done.bytes()), done.last());
    }

    /** The same into memory of the caller's, from its beginning on. */
    public Taken receive(byte[] into, int most, long until) {
        int taken = 0;
        OptionalLong last = OptionalLong.empty();
        while (taken < most && !coming.isEmpty() && coming.getFirst().at - until <= 0) {
            Arrival first = coming.removeFirst();
            int fit = Math.min(most - taken, first.bytes.length);
            System.arraycopy(first.bytes, 0, into, taken, fit);
            taken += fit;
            last = OptionalLong.of(first.at);
            if (fit < first.bytes.length) {
                coming.addFirst(first.without(fit));
            }
        }
        return new Taken(taken, last);
    }

    /**
     * How much was taken.
     *
     * @param last when its last byte had arrived; empty when there was none
     */
    public record Taken(int bytes, OptionalLong last) {}

    /**
     * What was taken.
     *
     * @param last when its last byte had arrived; empty when there was none
     */
    public record Received(byte[] bytes, OptionalLong last) {}

    private record Arrival(long at, byte[] bytes) {
        Arrival without(int count) {
            return new Arrival(at, Arrays.copyOfRange(bytes, count, bytes.length));
        }
    }
}
