package org.lepetpal.switchboard;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;

/**
 * A detector as its slot lends it: every look of the robot is timed, no answer is a failure, and nobody reaches it once it is
 * withdrawn. It is shown one picture after the other, so that whoever waits for his turn waits for the others and not for it.
 */
final class WatchedDetector implements Detector {
    private static final long LOOKS_UP_MS = 50;

    private final Detector detector;
    private final Conduct conduct;
    private final Set<String> classes;
    /** Fair: who shows it many pictures of his own does not blind the robot. */
    private final Lock turn = new ReentrantLock(true);

    WatchedDetector(Detector detector, Conduct conduct) {
        this.detector = detector;
        this.conduct = conduct;
        this.classes = Set.copyOf(detector.classes());
    }

    @Override
    public Set<String> classes() {
        return classes;
    }

    @Override
    public List<Detection> detect(Frame frame) {
        if (!comesToItsTurn()) {
            return asked(frame, WatchedDetector::owes);
        }
        try {
            return asked(frame, () -> usable(detector.detect(frame)));
        } finally {
            turn.unlock();
        }
    }

    /** Who waits for one that hangs is given up with it: he holds what he took, and may have others to ask. */
    private boolean comesToItsTurn() {
        try {
            while (!turn.tryLock(LOOKS_UP_MS, TimeUnit.MILLISECONDS)) {
                if (conduct.hangs()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it waited for its turn", e);
        }
    }

    private static List<Detection> owes() {
        throw new IllegalStateException("it still owes an answer to another picture");
    }

    private List<Detection> asked(Frame frame, Supplier<List<Detection>> question) {
        return isOfACamera(frame) ? conduct.ask(question, Inferences.one()) : conduct.askAside(question);
    }

    /** What people show it may be of any size and kind, and no measure of how it does with what the robot sees. */
    private static boolean isOfACamera(Frame frame) {
        return frame.captureNanos() != 0;
    }

    /** Who says nothing has not said that nobody is there. */
    private static List<Detection> usable(List<Detection> answer) {
        if (answer == null || answer.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(
                    "it gave " + (answer == null ? "no answer" : "a detection that is none"));
        }
        return List.copyOf(answer);
    }
}
