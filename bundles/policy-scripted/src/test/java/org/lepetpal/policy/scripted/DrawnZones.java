package org.lepetpal.policy.scripted;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.PictureZone.Kind;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.testkit.FakeCameraSetups;

/** Zones, drawn into a picture of half the size of the playroom's. */
final class DrawnZones {
    private static final double REACH = 35;

    private DrawnZones() {}

    static CameraSetups of(PictureZone... zones) {
        return new FakeCameraSetups(640, 360, Optional.empty(), List.of(zones));
    }

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
}
