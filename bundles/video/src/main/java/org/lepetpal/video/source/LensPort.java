package org.lepetpal.video.source;

import java.util.Optional;
import org.lepetpal.api.vision.Lens;

/** Where a lens is plugged in. Any thread. */
public final class LensPort {
    private Optional<Lens> lens = Optional.empty();
    private Optional<LensSource> open = Optional.empty();

    public synchronized void plug(Lens come) {
        lens = Optional.of(come);
    }

    /**
     * No picture is asked of it any more.
     *
     * @return whether it was in use
     */
    public boolean unplug(Lens gone) {
        Optional<LensSource> used = forget(gone);
        used.ifPresent(LensSource::withdraw);
        return used.isPresent();
    }

    private synchronized Optional<LensSource> forget(Lens gone) {
        // by then another may be plugged in: the framework brings a successor before it takes the predecessor
        lens = lens.filter(present -> present != gone);
        Optional<LensSource> used = open.filter(source -> source.reads(gone));
        open = open.filter(source -> !source.reads(gone));
        return used;
    }

    /** The one camera that looks through it; a lens serves one caller at a time. */
    Port named(String name) {
        return patience -> open(name);
    }

    private synchronized Optional<PictureSource> open(String name) {
        open = lens.map(present -> new LensSource(name, present));
        return open.map(source -> source);
    }
}
