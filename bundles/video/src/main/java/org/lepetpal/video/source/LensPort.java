package org.lepetpal.video.camera;

import java.util.Optional;
import org.lepetpal.api.vision.Lens;

/** Where a lens is plugged in. Any thread. */
final class LensPort implements Port {
    private Optional<Lens> lens = Optional.empty();
    private Optional<LensSource> open = Optional.empty();

    synchronized void plug(Lens come) {
        lens = Optional.of(come);
    }

    /** No picture is asked of it any more.
     *
     * @return whether it was in use
     */
    boolean unplug(Lens gone) {
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

    @Override
    public synchronized Optional<PictureSource> open() {
        open = lens.map(LensSource::new);
        return open.map(source -> source);
    }
}
