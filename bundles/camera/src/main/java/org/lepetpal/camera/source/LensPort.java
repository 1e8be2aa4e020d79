package org.lepetpal.camera.source;

import java.util.Optional;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.vision.Lens;

/** Where a lens is plugged in. Any thread. */
public final class LensPort {
    private final Latest<Lens> lens = new Latest<>();
    private Optional<LensSource> open = Optional.empty();

    public synchronized void plug(Lens come) {
        lens.came(come);
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
        lens.left(gone);
        Optional<LensSource> used = open.filter(source -> source.reads(gone));
        open = open.filter(source -> !source.reads(gone));
        return used;
    }

    /** The one camera that looks through it; a lens serves one caller at a time. */
    Port named(String name) {
        return patience -> open(name);
    }

    private synchronized Optional<PictureSource> open(String name) {
        open = lens.get().map(present -> new LensSource(name, present));
        return open.map(source -> source);
    }
}
