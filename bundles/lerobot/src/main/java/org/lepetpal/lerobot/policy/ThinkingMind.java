package org.lepetpal.lerobot.policy;

import ai.onnxruntime.OrtException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A brain at work: one thought after another on its worker. What nobody waits for any more takes nobody's time. */
final class ThinkingMind implements Mind, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ThinkingMind.class);

    private final Brain brain;
    private final int masked;
    private final Duration least;
    private final Timebase time;
    private final Timebase.Worker worker;
    private Optional<Thought> current = Optional.empty();
    private boolean closed;

    /**
     * @param masked how many cameras that are not there are stood in for
     * @param least how long each thought takes at least
     * @param worker closed with it
     */
    ThinkingMind(Brain brain, int masked, Duration least, Timebase time, Timebase.Worker worker) {
        this.brain = brain;
        this.masked = masked;
        this.least = least;
        this.time = time;
        this.worker = worker;
    }

    @Override
    public Optional<Thought> think(Look look) {
        Thought thought = new Thought();
        try {
            worker.execute(() -> turn(look, thought));
            return Optional.of(thought);
        } catch (RejectedExecutionException e) {
            LOG.debug("busy", e);
            return Optional.empty();
        }
    }

    private void turn(Look look, Thought thought) {
        if (begins(thought)) {
            long begun = time.nanoTime();
            Answer answer = answer(look, thought);
            end(thought, answer, Duration.ofNanos(time.nanoTime() - begun));
        }
    }

    private void end(Thought thought, Answer answer, Duration took) {
        if (took.compareTo(least) < 0) {
            worker.after(least.minus(took), () -> thought.end(answer, least));
        } else {
            thought.end(answer, took);
        }
    }

    /** Whether anybody waits for it. */
    private synchronized boolean begins(Thought thought) {
        current = Optional.of(thought);
        return !closed && !thought.dropped();
    }

    private Answer answer(Look look, Thought thought) {
        try {
            return brain.think(look, masked, thought.halt());
        } catch (OrtException | RuntimeException | Error e) {
            // An Error too, such as a lack of memory: whoever waits for an answer would wait for ever.
            if (thought.dropped()) {
                LOG.debug("a thought was ended: nobody waits for it any more", e);
            } else {
                LOG.warn("the policy failed to think", e);
            }
            return new Answer.Failure("the model failed: " + e.getClass().getSimpleName());
        }
    }

    /** Ends the thought in hand, and begins none any more. */
    @Override
    public void close() {
        halt();
        worker.close();
    }

    private synchronized void halt() {
        closed = true;
        current.ifPresent(Thought::drop);
    }
}
