package org.lepetpal.calibration.layer;

import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.CameraSetups.Fit;
import org.lepetpal.api.vision.OverlayLayer.Canvas;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.PictureZone.Kind;

/** Draws the zones of a camera on its pictures. */
final class Outline {
    private final CameraSetups setups;

    Outline(CameraSetups setups) {
        this.setups = setups;
    }

    void draw(Canvas canvas, Kind kind, int rgb) {
        setups.of(canvas.camera()).ifPresent(setup -> {
            double factorX = (double) canvas.width() / setup.width();
            double factorY = (double) canvas.height() / setup.height();
            for (PictureZone zone : setup.zones(kind)) {
                Contour contour = new Contour(zone.scaled(factorX, factorY).corners());
                contour.draw(canvas, rgb);
                canvas.label(contour.middleOfTop(), text(setup, kind), rgb);
            }
        });
    }

    private String text(CameraSetup setup, Kind kind) {
        boolean doubtful = setups.fit(setup.camera()).state() == Fit.State.UNCONFIRMED;
        return doubtful ? kind.label() + ": camera moved?" : kind.label();
    }
}
