package org.lepetpal.command;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.TableMark;

/** One camera was taught; whether it still stands there is the test's to say. */
final class FakeSetups implements CameraSetups {
    private volatile Optional<String> moved = Optional.empty();

    void moved(String camera) {
        moved = Optional.of(camera);
    }

    @Override
    public Fit fit(String camera) {
        return moved.filter(camera::equals)
                .map(_ -> new Fit(Fit.State.UNCONFIRMED, "it seems to have moved"))
                .orElse(new Fit(Fit.State.FITS, ""));
    }

    @Override
    public Optional<CameraSetup> of(String camera) {
        return Optional.empty();
    }

    @Override
    public List<CameraSetup> all() {
        return List.of();
    }

    @Override
    public CameraSetup teach(String camera, List<TableMark> marks, List<PictureZone> zones) {
        throw new UnsupportedOperationException("nothing is taught here");
    }

    @Override
    public CameraSetup confirm(String camera) {
        throw new UnsupportedOperationException("nothing is confirmed here");
    }
}
