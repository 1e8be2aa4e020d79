package org.lepetpal.simulation.camera;

import java.util.List;

/** The furniture, pictured once, with four rays a pixel. */
final class Background {
    /** Rays of a pixel: the corners of a turned square, which smooths level and upright edges best. */
    private static final double[][] SAMPLES = {{0.375, 0.125}, {0.875, 0.375}, {0.125, 0.625}, {0.625, 0.875}};

    /** How far from the middle of the table the lamp has half its strength left; metres. */
    private static final double LAMP_REACH_METRES = 3.2;

    /** What is seen where there is nothing: grey, brighter above. */
    private static final double[] EMPTY = {176, 178, 180};

    private final byte[] bgr;
    private final float[] depth;
    private final byte[] lampShare;

    Background(View view, List<Solid> furniture, LampGrid grid, ShadowMap shadows, Texture texture, SensorNoise noise) {
        int pixels = view.width() * view.height();
        float[] sums = new float[3 * pixels];
        float[] lampSums = new float[pixels];
        for (double[] sample : SAMPLES) {
            Rays rays = view.rays(sample[0], sample[1]);
            Layer layer = picture(view, furniture, rays);
            add(view, furniture, grid, shadows, texture, rays, layer, sums, lampSums);
        }
        bgr = new byte[3 * pixels];
        lampShare = new byte[pixels];
        for (int i = 0; i < pixels; i++) {
            lampShare[i] = (byte) Math.round(255 * lampSums[i] / SAMPLES.length);
            for (int c = 3 * i; c < 3 * i + 3; c++) {
                bgr[c] = (byte) Math.clamp(Math.round(sums[c] / SAMPLES.length) + noise.at(i), 0, 255);
            }
        }
        depth = picture(view, furniture, view.rays(0.5, 0.5)).depth;
    }

    /** The picture without moving things. */
    byte[] bgr() {
        return bgr;
    }

    /** Depth of each pixel along the optical axis in metres; infinite where there is nothing. */
    float[] depth() {
        return depth;
    }

    /** How much of a pixel's brightness is the lamp's, 0…1: what a moving thing's shadow takes away. */
    float lampShare(int pixel) {
        return (lampShare[pixel] & 0xFF) / 255f;
    }

    private static Layer picture(View view, List<Solid> furniture, Rays rays) {
        Layer layer = new Layer(view.width(), view.height());
        for (int n = 0; n < furniture.size(); n++) {
            layer.put(furniture.get(n), (short) n, view.bounds(furniture.get(n)), rays, view.forward());
        }
        return layer;
    }

    private static void add(
            View view,
            List<Solid> furniture,
            LampGrid grid,
            ShadowMap shadows,
            Texture texture,
            Rays rays,
            Layer layer,
            float[] sums,
            float[] lampSums) {
        for (int y = 0; y < view.height(); y++) {
            for (int x = 0; x < view.width(); x++) {
                int i = y * view.width() + x;
                if (layer.solid[i] == Layer.NOTHING) {
                    double fade = 1.06 - 0.14 * y / view.height();
                    for (int c = 0; c < 3; c++) {
                        sums[3 * i + c] += (float) (EMPTY[c] * fade);
                    }
                    continue;
                }
                Solid solid = furniture.get(layer.solid[i]);
                Vec direction = rays.direction()
                        .plus(rays.directionPerColumn().times(x))
                        .plus(rays.directionPerRow().times(y));
                Vec place = rays.origin().plus(direction.times(layer.depth[i]));
                Vec inLight = grid.place(place);
                double distance = Math.hypot(inLight.x() - LampGrid.SIDE / 2.0, inLight.y() - LampGrid.SIDE / 2.0)
                        * LampGrid.CELL_METRES
                        / LAMP_REACH_METRES;
                double lit = shadows.light((float) inLight.x(), (float) inLight.y(), (float) inLight.z())
                        / (1 + distance * distance);
                boolean level = layer.room[i] > Light.ROOM + 0.9 * Light.ROOM_FROM_ABOVE;
                double lamp = layer.lamp[i] * lit;
                double brightness = (layer.room[i] + lamp) * texture.at(place, level, solid.size());
                double shine = 255 * layer.shine[i] * lit;
                for (int c = 0; c < 3; c++) {
                    sums[3 * i + c] += (float) Math.min(255, (solid.rgb() >> 8 * c & 0xFF) * brightness + shine);
                }
                lampSums[i] += (float) (lamp / (lamp + layer.room[i]));
            }
        }
    }
}
