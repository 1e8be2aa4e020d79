package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.Optional;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A detector looks at the newest picture; as at work, one of which it cannot make anything does not make it a bad one. */
final class DetectorAudition implements Audition {
    private static final Logger LOG = LoggerFactory.getLogger(DetectorAudition.class);

    private final Detector detector;
    private final Outlook outlook;
    private final ProbationRules.ForDetectors rules;
    private int failures;

    DetectorAudition(Detector detector, Outlook outlook, ProbationRules.ForDetectors rules) {
        this.detector = detector;
        this.outlook = outlook;
        this.rules = rules;
    }

    @Override
    public boolean passed() {
        Optional<Frame> newest = outlook.frame();
        if (newest.isEmpty()) {
            return true;
        }
        try (Frame frame = newest.get()) {
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

    @Override
    public Duration patience() {
        return Duration.ofNanos(rules.budgetNanos());
    }
}
