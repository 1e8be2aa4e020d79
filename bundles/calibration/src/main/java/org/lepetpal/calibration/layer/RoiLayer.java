package org.lepetpal.calibration.layer;

import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.PictureZone.Kind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The region of interest: where the gripper's tip may be. */
@Component(service = OverlayLayer.class, property = "service.ranking:Integer=2")
public final class RoiLayer implements OverlayLayer {
    private static final int COLOUR = 0xF2F2F2;

    private final Outline outline;

    @Activate
    public RoiLayer(@Reference(name = "setups") CameraSetups setups) {
        this.outline = new Outline(setups);
    }

    @Override
    public String name() {
        return "roi";
    }

    @Override
    public void draw(Canvas canvas) {
        outline.draw(canvas, Kind.ROI, COLOUR);
    }
}
