package org.lepetpal.video.sight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;

/**
 * One frame, and what those say of it to whom it was shown. It is over once all have answered, or some have and nobody waits for
 * the others any more; what comes later is not taken. Any thread.
 */
final class Round {
    private final Sighting blank;
    /** What all who are active look for. */
    private final Map<Looker, Set<String>> classes;

    private final Set<Looker> owing;
    private final Consumer<Sighting> listener;
    /** Preferred first, so that the order in which they answer changes nothing. */
    private final Map<Looker, Optional<Answer>> answers = new LinkedHashMap<>();

    private boolean patient = true;
    private boolean over;

    /**
     * @param blank what is known of the frame before anybody has looked
     * @param classes what all who are active look for, also those who are busy with an earlier frame
     * @param asked to whom it is shown, preferred first
     * @param listener hears of the sighting, once; not after a {@link #cancel}
     */
    Round(Sighting blank, Map<Looker, Set<String>> classes, List<Looker> asked, Consumer<Sighting> listener) {
        this.blank = blank;
        this.classes = Map.copyOf(classes);
        this.owing = new HashSet<>(asked);
        this.listener = listener;
        asked.forEach(looker -> answers.put(looker, Optional.empty()));
        settle();
    }

    /** @param answer empty where it failed */
    synchronized void answered(Looker looker, Optional<Answer> answer) {
        if (owing.remove(looker)) {
            answers.put(looker, answer);
            settle();
        }
    }

    /** Whoever has not answered is not waited for, where another one has. */
    synchronized void runOutOfPatience() {
        patient = false;
        settle();
    }

    /** The others are not asked any more. */
    synchronized void keepOnly(Collection<Looker> there) {
        if (owing.retainAll(there)) {
            settle();
        }
    }

    /** Nobody is to hear of it. */
    synchronized void cancel() {
        over = true;
    }

    /** Whether another one may begin, for this is over, or one who is free is kept waiting by those who hang. */
    synchronized boolean makesWayFor(Collection<Looker> there) {
        return over || !patient && there.stream().anyMatch(looker -> looker.isIdle() && !answers.containsKey(looker));
    }

    private synchronized void settle() {
        boolean enough = !patient && owing.size() < answers.size();
        if (!over && (owing.isEmpty() || enough)) {
            over = true;
            listener.accept(sighting());
        }
    }

    /**
     * What somebody looks for who has said nothing of this frame is unknown, also where another one looks for it too: that one
     * may know another kind of it only.
     */
    private Sighting sighting() {
        Set<String> known = new HashSet<>();
        List<Detection> detections = new ArrayList<>();
        answers.values().stream().flatMap(Optional::stream).forEach(answer -> {
            known.addAll(answer.classes());
            detections.addAll(answer.detections());
        });
        classes.forEach((looker, sought) -> {
            if (answers.getOrDefault(looker, Optional.empty()).isEmpty()) {
                known.removeAll(sought);
            }
        });
        return new Sighting(
                blank.camera(),
                blank.sequence(),
                blank.captureNanos(),
                blank.frameWidth(),
                blank.frameHeight(),
                blank.calibration(),
                known,
                detections);
    }
}
