package org.lepetpal.camera;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lepetpal.api.vision.Camera.FrameListener;
import org.lepetpal.api.vision.Camera.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to hear of new frames. One that throws is no concern of the others. Any thread. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Listening> all = new CopyOnWriteArrayList<>();

    Subscription add(FrameListener listener) {
        Listening listening = new Listening(listener);
        all.add(listening);
        return () -> {
            all.remove(listening);
            listening.stop();
        };
    }

    void tell(long sequence) {
        all.forEach(listening -> listening.tell(sequence));
    }

    /** Tells and stops under one lock, so that no call begins once it was stopped. */
    private static final class Listening {
        private final FrameListener listener;
        private boolean stopped;
        private boolean failing;

        Listening(FrameListener listener) {
            this.listener = listener;
        }

        synchronized void tell(long sequence) {
            if (stopped) {
                return;
            }
            try {
                listener.frameArrived(sequence);
                failing = false;
            } catch (RuntimeException | LinkageError failure) {
                if (!failing) {
                    LOG.error("a listener for frames fails", failure);
                }
                failing = true;
            }
        }

        synchronized void stop() {
            stopped = true;
        }
    }
}
