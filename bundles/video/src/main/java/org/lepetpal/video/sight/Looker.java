package org.lepetpal.video.sight;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One detector, on a thread of its own: where it hangs, nobody else does. It is shown one frame at a time, and none while it
 * looks at another. A detector that throws says nothing of that frame, so that its classes count as unknown.
 */
final class Looker {
    /** Waited for at least: what a busy machine adds to a detector that is usually quick. */
    private static final long LEAST_PATIENCE = Duration.ofMillis(150).toNanos();
    /** Waited for at most. Who is slow and answers is waited for, or what he looks for would never be known. */
    static final long MOST_PATIENCE = Duration.ofSeconds(2).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(Looker.class);
    /** One look, and the end. */
    private static final int BACKLOG = 2;

    private final String name;
    private final Timebase time;
    private final Timebase.Worker worker;
    private volatile Optional<Long> since = Optional.empty();
    private volatile long usualNanos;
    /** On its thread. */
    private boolean failing;

    /** @param name of the detector */
    Looker(String name, Timebase time) {
        this.name = name;
        this.time = time;
        this.worker = time.worker("detection-" + name, BACKLOG);
    }

    String name() {
        return name;
    }

    /** Whether a frame can be shown to it. Any thread. */
    boolean isIdle() {
        return since.isEmpty();
    }

    /** For how long it has been looking; empty while it is idle. Any thread. */
    Optional<Long> lookingNanos(long nowNanos) {
        return since.map(begun -> nowNanos - begun);
    }

    /** What a look of it took of late, rather more than less. Any thread. */
    long usualNanos() {
        return usualNanos;
    }

    /** For how long others wait for it. Any thread. */
    long patienceNanos() {
        return Math.clamp(2 * usualNanos, LEAST_PATIENCE, MOST_PATIENCE);
    }

    /**
     * Shows it a frame. Call it while it is idle; the round hears of the end.
     *
     * @param lease given back by it
     * @param frame held by it for as long as it looks
     */
    void look(Lease<Detector> lease, Frame frame, Round round) {
        long begun = time.nanoTime();
        since = Optional.of(begun);
        Frame held = frame.retain();
        try {
            worker.execute(() -> look(lease, held, round, begun));
        } catch (RejectedExecutionException e) {
            LOG.debug("{} has been let go", name, e);
            lease.close();
            held.close();
            round.answered(this, Optional.empty());
        }
    }

    private void look(Lease<Detector> lease, Frame frame, Round round, long begun) {
        Optional<Answer> answer = Optional.empty();
        try (lease;
                frame) {
            answer = ask(lease.service(), frame);
        } finally {
            // Slow ones are known at once, quick ones by and by.
            usualNanos = Math.max(time.nanoTime() - begun, usualNanos - usualNanos / 8);
            since = Optional.empty();
            round.answered(this, answer);
        }
    }

    private Optional<Answer> ask(Detector detector, Frame frame) {
        try {
            Answer answer = new Answer(detector.classes(), detector.detect(frame));
            if (failing) {
                LOG.info("detector {} works again", name);
            }
            failing = false;
            return Optional.of(answer);
        } catch (RuntimeException | LinkageError failure) {
            // a LinkageError is what a detector throws whose bundle is being replaced
            if (!failing) {
                LOG.error("detector {} fails; what it looks for is unknown", name, failure);
            }
            failing = true;
            return Optional.empty();
        }
    }

    /** Ends its thread, as soon as it looks at nothing any more; waits for nothing. */
    void letGo() {
        try {
            // From its own thread, for nobody else may wait for one that hangs.
            worker.execute(worker::close);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} has been let go already", name, e);
        }
    }
}
