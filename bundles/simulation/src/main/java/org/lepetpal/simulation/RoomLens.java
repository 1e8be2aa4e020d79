package org.lepetpal.simulation;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Lens;
import org.lepetpal.simulation.camera.Renderer;
import org.lepetpal.simulation.camera.Scene;
import org.lepetpal.simulation.world.World;

/** The camera in front of the table, looking back at the arm. */
final class RoomLens implements Lens {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final CameraCalibration CALIBRATION =
            CameraCalibration.lookingAt(new Point3(0.68, 0.15, 0.58), new Point3(0.15, 0.025, 0.06), WIDTH, HEIGHT, 47);

    private final LiveWorld world;
    private final Renderer renderer;
    private final CameraDescription description;

    /** Blocks for about a second, in which the furniture is pictured. */
    RoomLens(LiveWorld world, Settings settings) {
        this.world = world;
        renderer = new Renderer(CALIBRATION, WIDTH, HEIGHT, World.furniture(), settings.seed());
        description = new CameraDescription(
                "front", "simulated room", WIDTH, HEIGHT, settings.framesPerSecond(), Optional.of(CALIBRATION));
    }

    @Override
    public CameraDescription description() {
        return description;
    }

    @Override
    public synchronized void capture(ByteBuffer bgr) {
        Scene scene = world.ask(World::scene);
        renderer.render(scene, bgr);
    }
}
