package org.lepetpal.simulation.camera;

import java.util.List;

/** Gives the touched pixels of a frame their colours: moving things in light and shadow, shadows on the furniture. */
final class Mixer {
    private final Rays rays;
    private final LampGrid grid;
    private final Vec camera;
    private final Vec step;
    private final ShadowMap still;
    private final ShadowMap moving;
    private final Background background;
    private final SensorNoise noise;

    /**
     * @param still shadows that furniture throws
     * @param moving shadows that moving things throw
     */
    Mixer(Rays rays, LampGrid grid, ShadowMap still, ShadowMap moving, Background background, SensorNoise noise) {
        this.rays = rays;
        this.grid = grid;
        camera = grid.place(rays.origin());
        step = grid.direction(rays.directionPerColumn());
        this.still = still;
        this.moving = moving;
        this.background = background;
        this.noise = noise;
    }

    /** @param bgr holds the background, and the frame afterwards */
    void mix(List<Solid> solids, Layer layer, Spans spans, byte[] bgr) {
        spans.forEach((row, from, to) -> mix(solids, layer, bgr, row, from, to));
    }

    private void mix(List<Solid> solids, Layer layer, byte[] bgr, int y, int from, int to) {
        Vec first = grid.direction(rays.direction().plus(rays.directionPerRow().times(y)));
        float firstColumn = (float) first.x();
        float firstRow = (float) first.y();
        float firstTravelled = (float) first.z();
        float stepColumn = (float) step.x();
        float stepRow = (float) step.y();
        float stepTravelled = (float) step.z();
        float cameraColumn = (float) camera.x();
        float cameraRow = (float) camera.y();
        float cameraTravelled = (float) camera.z();
        for (int x = from; x < to; x++) {
            int i = y * layer.width + x;
            float depth = layer.depth[i];
            float column = cameraColumn + depth * (firstColumn + x * stepColumn);
            float row = cameraRow + depth * (firstRow + x * stepRow);
            float travelled = cameraTravelled + depth * (firstTravelled + x * stepTravelled);
            int number = layer.solid[i];
            if (number == Layer.NOTHING) {
                float light = moving.light(column, row, travelled);
                if (light < 1) {
                    darken(bgr, 3 * i, 1 - background.lampShare(i) * (1 - light));
                }
            } else {
                float light = layer.lamp[i] <= 0
                        ? 0
                        : moving.light(column, row, travelled) * still.light(column, row, travelled);
                float brightness = layer.room[i] + layer.lamp[i] * light;
                colour(bgr, i, solids.get(number).rgb(), brightness, layer.shine[i] * light);
            }
        }
    }

    private static void darken(byte[] bgr, int at, float brightness) {
        for (int c = at; c < at + 3; c++) {
            bgr[c] = (byte) (int) ((bgr[c] & 0xFF) * brightness + 0.5f);
        }
    }

    private void colour(byte[] bgr, int pixel, int rgb, float brightness, float shine) {
        float add = 255 * shine + noise.at(pixel) + 0.5f;
        for (int c = 0; c < 3; c++) {
            bgr[3 * pixel + c] = (byte) (int) Math.clamp((rgb >> 8 * c & 0xFF) * brightness + add, 0f, 255f);
        }
    }
}
