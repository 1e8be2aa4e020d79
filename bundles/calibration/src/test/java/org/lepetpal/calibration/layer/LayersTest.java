package org.lepetpal.calibration.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.safety.PaintedRegion;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetups.Fit.State;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.PictureZone.Kind;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.testkit.FakeCameraSetups;

class LayersTest {
    private static final CameraCalibration PLACE =
            CameraCalibration.lookingAt(new Point3(0.7, 0.1, 0.5), new Point3(0.24, 0, 0), 640, 480, 50);
    private static final List<PictureZone> ZONES = List.of(
            zone(Kind.ROI, 10, 10, 400),
            zone(Kind.KEEP_OUT, 20, 20, 100),
            zone(Kind.KEEP_OUT, 300, 20, 100),
            zone(Kind.BOWL, 200, 200, 50));

    private final FakeCameraSetups setups = new FakeCameraSetups(640, 480, Optional.of(PLACE), ZONES);
    private final Sketch sketch = new Sketch();

    @Test
    void eachLayerDrawsItsZonesInThePicturesPixels() {
        RoiLayer roi = new RoiLayer(setups);

        roi.draw(sketch);

        assertThat(roi.name()).isEqualTo("roi");
        assertThat(sketch.lines).containsExactly("20,20-820,20", "820,20-20,820", "20,820-20,20");
        assertThat(sketch.labels).containsExactly("roi at 420,20");
    }

    @Test
    void allOtherZonesAreALayerToo() {
        ZonesLayer zones = new ZonesLayer(setups);

        zones.draw(sketch);

        assertThat(zones.name()).isEqualTo("zones");
        assertThat(sketch.lines).hasSize(9);
        assertThat(sketch.labels)
                .containsExactlyInAnyOrder("keep-out at 140,40", "keep-out at 700,40", "bowl at 450,400");
    }

    @Test
    void aDoubtIsSaid() {
        setups.judge("front", State.UNCONFIRMED, "test");

        new RoiLayer(setups).draw(sketch);

        assertThat(sketch.labels).containsExactly("roi: camera moved? at 420,20");
    }

    @Test
    void aPaintedRegionGoesBeforeATaughtOneAsItDoesForTheArm() {
        RoiLayer roi = new RoiLayer(setups);
        Painting painting = new Painting(Optional.of("front"), 1280, 960);

        roi.addPainted(painting);
        roi.draw(sketch);
        assertThat(sketch.lines).containsExactly("100,90-700,90", "700,90-700,500", "700,500-100,90");
        assertThat(sketch.labels).containsExactly("roi at 400,90");

        sketch.clear();
        roi.removePainted(painting);
        roi.draw(sketch);
        assertThat(sketch.labels).containsExactly("roi at 420,20");
    }

    @Test
    void aPaintedRegionIsDrawnWhereTheArmKeepsToIt() {
        RoiLayer roi = new RoiLayer(setups);

        roi.addPainted(new Painting(Optional.of("wrist"), 1280, 960));
        roi.draw(sketch);
        roi.addPainted(new Painting(Optional.empty(), 1280, 960));
        roi.draw(sketch);

        assertThat(sketch.lines).isEmpty();
        assertThat(sketch.labels).isEmpty();
    }

    @Test
    void aRegionThatWasPaintedForPicturesOfAnotherSizeSaysSo() {
        RoiLayer roi = new RoiLayer(setups);

        roi.addPainted(new Painting(Optional.of("front"), 2560, 480));
        roi.draw(sketch);

        assertThat(sketch.lines).first().isEqualTo("50,180-350,180");
        assertThat(sketch.labels).containsExactly("roi: painted for 2560x480 at 200,180");
    }

    /** A triangle. */
    private record Painting(Optional<String> camera, int width, int height) implements PaintedRegion {
        @Override
        public List<List<Pixel>> borders() {
            return List.of(List.of(new Pixel(100, 90), new Pixel(700, 90), new Pixel(700, 500)));
        }
    }

    private static PictureZone zone(Kind kind, double left, double top, double side) {
        return new PictureZone(
                kind, List.of(new Pixel(left, top), new Pixel(left + side, top), new Pixel(left, top + side)));
    }

    /** A picture twice as large as the taught one, on which is written what is drawn. */
    private static final class Sketch implements OverlayLayer.Canvas {
        private final List<String> lines = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();

        void clear() {
            lines.clear();
            labels.clear();
        }

        @Override
        public int width() {
            return 1280;
        }

        @Override
        public int height() {
            return 960;
        }

        @Override
        public String camera() {
            return "front";
        }

        @Override
        public void box(double left, double top, double boxWidth, double boxHeight, int rgb) {
            throw new UnsupportedOperationException("zones have no boxes");
        }

        @Override
        public void line(Pixel from, Pixel to, int rgb) {
            lines.add(text(from) + "-" + text(to));
        }

        @Override
        public void label(Pixel at, String text, int rgb) {
            labels.add(text + " at " + text(at));
        }

        private static String text(Pixel at) {
            return Math.round(at.x()) + "," + Math.round(at.y());
        }
    }
}
