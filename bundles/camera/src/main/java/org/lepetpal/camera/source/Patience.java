package org.lepetpal.camera.source;

import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * How long somebody waits for a camera: until another thread ends it. FFmpeg asks it many times a second while it waits for
 * a network or a device.
 */
public final class Patience {
    private volatile boolean over;

    /** Whoever waits is to give up now. Any thread; idempotent. */
    public void end() {
        over = true;
    }

    public boolean isOver() {
        return over;
    }

    /** Lets FFmpeg ask; to be closed when nothing uses it any more. */
    Asking asking() {
        return new Asking(this);
    }

    /** What FFmpeg calls. JavaCPP has room for ten of a kind at once. */
    static final class Asking implements AutoCloseable {
        private final Callback callback;
        private final AVIOInterruptCB structure = new AVIOInterruptCB();

        private Asking(Patience patience) {
            callback = new Callback(patience);
            structure.callback(callback);
        }

        AVIOInterruptCB structure() {
            return structure;
        }

        @Override
        public void close() {
            structure.close();
            callback.close();
        }
    }

    private static final class Callback extends AVIOInterruptCB.Callback_Pointer {
        private final Patience patience;

        private Callback(Patience patience) {
            this.patience = patience;
        }

        @Override
        public int call(Pointer opaque) {
            return patience.over ? 1 : 0;
        }
    }
}
