package org.lepetpal.simulation.camera;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.Pixel;

/**
 * Pictures a room with moving things in it. The furniture is pictured once; a frame is that picture plus what moves,
 * with its shadows. A frame depends on nothing but the arguments: same camera, size, furniture, seed and moving things give
 * the same bytes. One caller at a time.
 *
 * <p>A point that {@link CameraCalibration#project} puts at (x, y) lies in the pixel of column ⌊x⌋ and row ⌊y⌋: the
 * middle of the first pixel is (0.5, 0.5).
 */
public final class Renderer {
    /** What reaches below this stands on the floor instead of the table, whose top is at z = 0; metres. */
    private static final double BELOW_TABLE = -0.02;

    /** Metres from a thing to the ground beyond which its shadow is followed in parts. */
    private static final double LONG_WAY = 0.2;

    private final View view;
    private final Rays rays;
    private final LampGrid grid;
    private final Rays lampRays;
    private final ShadowMap shadows = new ShadowMap();
    private final Background background;
    private final Mixer mixer;
    private final Smoothing smoothing;
    private final Layer layer;
    /** Where the last frame differs from the furniture, shadows included. */
    private final Spans touched;

    /** Where it shows moving things. */
    private final Spans covered;

    private final byte[] frame;
    private final double floor;

    /**
     * Pictures the furniture, which takes about a second.
     *
     * @param camera where it stands and how it projects, for a picture of this size
     * @param width pixels, 1…4096
     * @param height pixels, 1…4096
     * @param staticScene what never moves
     * @param seed of the surfaces' unevenness and of the sensor's noise
     */
    public Renderer(CameraCalibration camera, int width, int height, Scene staticScene, long seed) {
        if (width < 1 || width > 4096 || height < 1 || height > 4096) {
            throw new IllegalArgumentException("picture of " + width + "x" + height + " is not within 4096x4096");
        }
        view = new View(camera, width, height);
        rays = view.rays(0.5, 0.5);
        grid = new LampGrid(Vec.of(middle(camera)));
        lampRays = grid.rays();
        List<Solid> furniture = solids(staticScene);
        ShadowMap still = new ShadowMap();
        furniture.forEach(solid -> still.put(solid, grid, lampRays));
        SensorNoise noise = new SensorNoise(width * height, seed);
        background = new Background(view, furniture, grid, still, new Texture(seed), noise);
        mixer = new Mixer(rays, grid, still, shadows, background, noise);
        smoothing = new Smoothing(width, height);
        layer = new Layer(width, height);
        System.arraycopy(background.depth(), 0, layer.depth, 0, width * height);
        touched = new Spans(width, height);
        covered = new Spans(width, height);
        frame = background.bgr().clone();
        floor = furniture.stream()
                .min(Comparator.comparingDouble(Renderer::lowest))
                .map(Renderer::highest)
                .orElse(0.0);
    }

    /**
     * Pictures the room with these things in it; blocks for a few milliseconds.
     *
     * @param moving at most 32,767 things
     * @param bgr direct buffer of width × height × 3 bytes; written from position 0, its position is left alone
     */
    public void render(Scene moving, ByteBuffer bgr) {
        if (!bgr.isDirect() || bgr.capacity() < frame.length) {
            throw new IllegalArgumentException("not a direct buffer of " + frame.length + " bytes");
        }
        wipe();
        List<Solid> solids = solids(moving);
        for (int n = 0; n < solids.size(); n++) {
            Solid solid = solids.get(n);
            Bounds bounds = view.bounds(solid);
            layer.put(solid, (short) n, bounds, rays, view.forward());
            covered.add(bounds);
            touched.add(bounds);
            shadows.put(solid, grid, lampRays);
            touchShadow(solid);
        }
        mixer.mix(solids, layer, touched, frame);
        smoothing.smooth(layer, covered, frame);
        bgr.put(0, frame);
    }

    /** Brings the furniture back where the last frame covered it. */
    private void wipe() {
        byte[] clean = background.bgr();
        touched.forEach((row, from, to) -> {
            int first = 3 * (row * view.width() + from);
            System.arraycopy(clean, first, frame, first, 3 * (to - from));
        });
        layer.clear(covered, background.depth());
        touched.clear();
        covered.clear();
        shadows.clear();
    }

    /** Takes note of where the solid's shadow may fall: along the light, down to what it stands on. */
    private void touchShadow(Solid solid) {
        double lowest = lowest(solid);
        double radius = solid.hullRadius();
        double ground = (lowest < BELOW_TABLE ? floor : 0) - radius;
        // A long way is followed in parts, for the box around all of it would be mostly empty.
        int parts = lowest - ground > LONG_WAY ? 5 : 1;
        for (int part = 0; part < parts; part++) {
            Bounds bounds = new Bounds(view.width(), view.height());
            for (Vec point : solid.hull()) {
                Vec place = solid.placeInBase(point);
                Vec way = Light.DIRECTION.times(Math.max(0, (ground - place.z()) / Light.DIRECTION.z()) / parts);
                view.addBall(bounds, place.plus(way.times(part)), radius + ShadowMap.SOFT_METRES);
                view.addBall(bounds, place.plus(way.times(part + 1)), radius + ShadowMap.SOFT_METRES);
            }
            touched.add(bounds);
        }
    }

    private static double lowest(Solid solid) {
        double lowest = Double.POSITIVE_INFINITY;
        for (Vec point : solid.hull()) {
            lowest = Math.min(lowest, solid.placeInBase(point).z());
        }
        return lowest - solid.hullRadius();
    }

    private static double highest(Solid solid) {
        double highest = Double.NEGATIVE_INFINITY;
        for (Vec point : solid.hull()) {
            highest = Math.max(highest, solid.placeInBase(point).z());
        }
        return highest + solid.hullRadius();
    }

    private static List<Solid> solids(Scene scene) {
        return scene.items().stream().map(Solid::of).toList();
    }

    /** Where the camera looks at the table; the arm's base when it looks past it. */
    private static Point3 middle(CameraCalibration camera) {
        return camera.onPlane(new Pixel(camera.cx(), camera.cy()), 0)
                .filter(point -> point.distance(camera.position()) < 5)
                .orElse(new Point3(0, 0, 0));
    }
}
