package org.lepetpal.calibration.layer;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.safety.PaintedRegion;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.PictureZone.Kind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The region of interest: where the gripper's tip may be. What was painted goes before what was taught, as it does for the arm. */
@Component(service = OverlayLayer.class, property = "service.ranking:Integer=2")
public final class RoiLayer implements OverlayLayer {
    private static final int COLOUR = 0xF2F2F2;

    private final Outline taught;
    private final Latest<PaintedRegion> painted = new Latest<>();

    @Activate
    public RoiLayer(@Reference(name = "setups") CameraSetups setups) {
        this.taught = new Outline(setups);
    }

    @Reference(name = "painted", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addPainted(PaintedRegion service) {
        painted.came(service);
    }

    void removePainted(PaintedRegion service) {
        painted.left(service);
    }

    @Override
    public String name() {
        return "roi";
    }

    @Override
    public void draw(Canvas canvas) {
        painted.get()
                .ifPresentOrElse(
                        region -> new PaintedOutline(region).draw(canvas, COLOUR),
                        () -> taught.draw(canvas, Kind.ROI, COLOUR));
    }
}
