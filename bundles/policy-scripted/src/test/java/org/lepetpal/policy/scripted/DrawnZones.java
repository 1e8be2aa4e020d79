package org.lepetpal.policy.scripted;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.PictureZone.Kind;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.TableMark;

/** Zones, drawn into a picture of half the size of the playroom's. */
record DrawnZones(List<PictureZone> zones) implements CameraSetups {
    private static final double REACH = 35;

    /** A square of some 70 pixels around a place. */
    static PictureZone around(Kind kind, Vec place) {
        Pixel at = Playroom.pixel(place);
        double x = at.x() / 2;
        double y = at.y() / 2;
        return new PictureZone(
                kind,
                List.of(
                        new Pixel(x - REACH, y - REACH),
                        new Pixel(x + REACH, y - REACH),
                        new Pixel(x + REACH, y + REACH),
                        new Pixel(x - REACH, y + REACH)));
    }

    @Override
    public Optional<CameraSetup> of(String camera) {
        return Optional.of(
                new CameraSetup(camera, "playroom", 640, 360, 30, Optional.empty(), zones, 1, Instant.EPOCH));
    }

    @Override
    public List<CameraSetup> all() {
        return of("front").stream().toList();
    }

    @Override
    public Fit fit(String camera) {
        return new Fit(Fit.State.FITS, "as drawn");
    }

    @Override
    public CameraSetup teach(String camera, List<TableMark> marks, List<PictureZone> wanted) {
        throw new UnsupportedOperationException("they are drawn already");
    }

    @Override
    public CameraSetup confirm(String camera) {
        throw new UnsupportedOperationException("there is nothing to confirm");
    }
}
