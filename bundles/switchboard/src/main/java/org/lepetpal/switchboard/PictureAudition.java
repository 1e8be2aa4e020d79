package org.lepetpal.switchboard;

import java.time.Duration;
import org.lepetpal.api.vision.OverlayLayer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An overlay layer draws on a picture of the newest one's size that nobody sees; as at work, one of which it cannot make anything does not
 * make it a bad one.
 */
final class PictureAudition implements Audition {
    private static final Logger LOG = LoggerFactory.getLogger(PictureAudition.class);

    private final Runnable attempt;
    private final ProbationRules.Bounds bounds;
    private int failures;

    private PictureAudition(Runnable attempt, ProbationRules.Bounds bounds) {
        this.attempt = attempt;
        this.bounds = bounds;
    }

    static Audition of(OverlayLayer layer, Outlook outlook, ProbationRules rules) {
        return new PictureAudition(() -> BlankCanvas.practise(layer, outlook), rules.layers());
    }

    @Override
    public boolean passed() {
        try {
            attempt.run();
            return true;
        } catch (RuntimeException | LinkageError e) {
            failures++;
            if (failures >= bounds.failures()) {
                throw e;
            }
            LOG.debug("a newcomer failed at {} pictures", failures, e);
            return false;
        }
    }

    @Override
    public Duration patience() {
        return Duration.ofNanos(bounds.owedNanos());
    }
}
