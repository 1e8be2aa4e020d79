package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A detector looks at the newest picture; as at work, one of which it cannot make anything does not make it a bad one, and is shown to it
 * once. One that failed, and is shown no other picture, is taken.
 */
final class DetectorAudition implements Audition {
    private static final Logger LOG = LoggerFactory.getLogger(DetectorAudition.class);

    private final Detector detector;
    private final Outlook outlook;
    private final Timebase time;
    private final ProbationRules.Bounds rules;
    /** Number of the newest picture that it was shown. */
    private OptionalLong shown = OptionalLong.empty();

    private long shownNanos;
    private int failures;

    DetectorAudition(Detector detector, Outlook outlook, Timebase time, ProbationRules.Bounds rules) {
        this.detector = detector;
        this.outlook = outlook;
        this.time = time;
        this.rules = rules;
    }

    @Override
    public boolean passed() {
        Optional<Frame> newest = outlook.frame();
        try {
            return newest.filter(this::isNew).map(this::sees).orElseGet(this::isBlind);
        } finally {
            newest.ifPresent(Frame::close);
        }
    }

    private boolean isNew(Frame frame) {
        return shown.isEmpty() || shown.getAsLong() != frame.sequence();
    }

    private boolean sees(Frame frame) {
        shown = OptionalLong.of(frame.sequence());
        shownNanos = time.nanoTime();
        try {
            detector.detect(frame);
            return true;
        } catch (RuntimeException | LinkageError e) {
            failures++;
            if (failures >= rules.failures()) {
                throw e;
            }
            LOG.debug("a newcomer failed at {} pictures", failures, e);
            return false;
        }
    }

    /** Whether there will be no other picture: at once where there has been none. */
    private boolean isBlind() {
        boolean blind = shown.isEmpty() || time.nanoTime() - shownNanos > NOTHING_TO_SEE.toNanos();
        if (blind) {
            LOG.info("a detector is taken untried: there is no picture{} to try it on", failures == 0 ? "" : " more");
        }
        return blind;
    }

    @Override
    public Duration patience() {
        return Duration.ofNanos(rules.owedNanos());
    }
}
