package org.lepetpal.calibration.layer;

import java.util.Map;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.PictureZone.Kind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The named zones but the region of interest, which is a layer of its own. */
@Component(service = OverlayLayer.class, property = "service.ranking:Integer=3")
public final class ZonesLayer implements OverlayLayer {
    private static final Map<Kind, Integer> COLOURS =
            Map.of(Kind.WORKSPACE, 0x7FE0A0, Kind.BOWL, 0x66B5FF, Kind.TREAT_DROP, 0xFF9ECB, Kind.KEEP_OUT, 0xFF5A5A);

    private final Outline outline;

    @Activate
    public ZonesLayer(@Reference(name = "setups") CameraSetups setups) {
        this.outline = new Outline(setups);
    }

    @Override
    public String name() {
        return "zones";
    }

    @Override
    public void draw(Canvas canvas) {
        COLOURS.forEach((kind, colour) -> outline.draw(canvas, kind, colour));
    }
}
