package org.lepetpal.calibration.layer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.CameraSetups.Fit;
import org.lepetpal.api.vision.OverlayLayer.Canvas;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.PictureZone.Kind;
import org.lepetpal.api.vision.Pixel;

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
                draw(canvas, zone.scaled(factorX, factorY), text(setup, kind), rgb);
            }
        });
    }

    private String text(CameraSetup setup, Kind kind) {
        boolean doubtful = setups.fit(setup.camera()).state() == Fit.State.UNCONFIRMED;
        return doubtful ? kind.label() + ": camera moved?" : kind.label();
    }

    private static void draw(Canvas canvas, PictureZone zone, String text, int rgb) {
        List<Pixel> corners = zone.corners();
        List<Pixel> around = new ArrayList<>(corners);
        around.add(corners.getFirst());
        canvas.path(around, rgb);
        canvas.label(middleOfTop(corners), text, rgb);
    }

    /** Between the two highest corners: other layers have the picture's corners. */
    private static Pixel middleOfTop(List<Pixel> corners) {
        List<Pixel> sorted =
                corners.stream().sorted(Comparator.comparingDouble(Pixel::y)).toList();
        Pixel first = sorted.get(0);
        Pixel second = sorted.get(1);
        return new Pixel((first.x() + second.x()) / 2, (first.y() + second.y()) / 2);
    }
}
