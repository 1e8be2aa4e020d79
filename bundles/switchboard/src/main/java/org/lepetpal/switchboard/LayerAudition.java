package org.lepetpal.switchboard;

import java.time.Duration;
import org.lepetpal.api.vision.OverlayLayer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An overlay layer draws on a picture that nobody sees, of the newest one's size; as at work, one failure does not make it a bad one. */
final class LayerAudition implements Audition {
    private static final Logger LOG = LoggerFactory.getLogger(LayerAudition.class);

    private final OverlayLayer layer;
    private final Outlook outlook;
    private final ProbationRules.Bounds bounds;
    private int failures;

    LayerAudition(OverlayLayer layer, Outlook outlook, ProbationRules.Bounds bounds) {
        this.layer = layer;
        this.outlook = outlook;
        this.bounds = bounds;
    }

    @Override
    public boolean passed() {
        try {
            BlankCanvas.practise(layer, outlook);
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
