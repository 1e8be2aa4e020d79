package org.lepetpal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.simulation.world.World;

class RoomLensTest {
    private final LiveWorld world = new LiveWorld(3, () -> 0);
    private final RoomLens lens = new RoomLens(world, new Settings(1, 30));

    @Test
    void picturesTheBallWhereTheCalibrationPutsIt() {
        CameraDescription camera = lens.description();
        ByteBuffer bgr = ByteBuffer.allocateDirect(camera.width() * camera.height() * 3);
        lens.capture(bgr);
        Point3 ball = world.ask(World::state).ball().position();
        Pixel pixel = camera.calibration().orElseThrow().project(ball).orElseThrow();
        int at = 3 * ((int) pixel.y() * camera.width() + (int) pixel.x());
        int blue = bgr.get(at) & 0xFF;
        int green = bgr.get(at + 1) & 0xFF;
        int red = bgr.get(at + 2) & 0xFF;
        assertThat(green).isGreaterThan(red).isGreaterThan(100);
        assertThat(blue).isLessThan(red / 2);
    }

    @Test
    void everythingThatMattersIsInThePicture() {
        CameraDescription camera = lens.description();
        CameraCalibration calibration = camera.calibration().orElseThrow();
        for (Point3 point : new Point3[] {
            new Point3(0, 0, 0.15),
            new Point3(0.19, -0.19, 0),
            new Point3(0.19, 0.255, 0.24),
            new Point3(0.2, 0.3, 0),
            new Point3(0.2, -0.3, 0),
            new Point3(0.38, 0.05, 0),
            new Point3(0.02, -0.42, 0.1)
        }) {
            Pixel pixel = calibration.project(point).orElseThrow();
            assertThat(pixel.x()).as("%s", point).isBetween(0.0, (double) camera.width());
            assertThat(pixel.y()).as("%s", point).isBetween(0.0, (double) camera.height());
        }
    }
}
