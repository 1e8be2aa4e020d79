package org.lepetpal.safety;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.lepetpal.api.arm.LostArm;
import org.lepetpal.api.time.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One arm that may hold while nobody can reach it, and what came of telling it to let go: at once, and then ever more slowly again, since
 * its port may come back, and a motor that was deaf may hear. Told by one thread; whoever asks may be any.
 */
final class Stray {
    private static final Logger LOG = LoggerFactory.getLogger(Stray.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    /** As often as a driver looks for its wire. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final LostArm arm;
    private Backoff pauses = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    private boolean told;
    private long dueNanos;
    private volatile String outcome = "";

    Stray(LostArm arm) {
        this.arm = arm;
    }

    boolean isOf(LostArm other) {
        return arm == other;
    }

    /** For people, one line. */
    String remark() {
        return "an arm that nobody reaches may hold (" + arm.detail() + ")" + outcome;
    }

    /** Next time it is told at once. */
    void spare() {
        if (told) {
            told = false;
            pauses = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
            outcome = "";
        }
    }

    /**
     * @param wanted whether it is still to
     * @return whether all its motors have confirmed it, just now
     */
    boolean letGo(long nanos, BooleanSupplier wanted) {
        if (told && nanos - dueNanos < 0) {
            return false;
        }
        told = true;
        dueNanos = nanos + pauses.next().toNanos();
        return letGo(wanted);
    }

    private boolean letGo(BooleanSupplier wanted) {
        try {
            Optional<String> doubt = arm.letGo(wanted);
            if (doubt.isEmpty()) {
                LOG.info("an arm that nobody reaches has been told to let go, and its motors have confirmed it");
                return true;
            }
            note("; torque off was sent without an answer: " + doubt.get());
        } catch (IOException e) {
            note("; torque off could not be sent: " + e.getMessage());
        } catch (IllegalStateException e) {
            LOG.debug("it can be reached again, or has let go", e);
        }
        return false;
    }

    private void note(String now) {
        if (!now.equals(outcome)) {
            outcome = now;
            LOG.warn("{}", remark());
        }
    }
}
