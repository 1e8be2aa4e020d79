package org.lepetpal.simulation.camera;

/**
 * The unevenness of real surfaces, the same for the same seed: grain on table tops, boards on floors, plaster on walls.
 * Only brightness varies, so that no surface takes on a colour that a detector looks for.
 */
final class Texture {
    /** Smaller things are plain. */
    private static final double LARGE_METRES = 0.5;

    /** A level face of something this large is a floor. */
    private static final double FLOOR_METRES = 2.2;

    private static final double BOARD_METRES = 0.14;

    private final long seed;

    Texture(long seed) {
        this.seed = seed;
    }

    /**
     * By what to multiply a surface's brightness; 0.8…1.15.
     *
     * @param place in the frame of the base
     * @param level whether the surface faces up
     * @param size of the thing, metres
     */
    double at(Vec place, boolean level, double size) {
        if (size < LARGE_METRES) {
            return 1;
        }
        if (!level) {
            return 1
                    + 0.025 * smooth(place.x() * 90, place.y() * 90, place.z() * 90)
                    + 0.03 * smooth(place.x() * 3, place.y() * 3, place.z() * 3);
        }
        return size < FLOOR_METRES ? 1 + 0.8 * grain(place, 0) : board(place);
    }

    private double board(Vec place) {
        double across = place.x() / BOARD_METRES;
        long number = floor(across);
        double inBoard = across - number;
        double seam = Math.min(inBoard, 1 - inBoard) < 0.02 ? -0.12 : 0;
        double tint = 0.06 * value(number, 7, 3);
        return 1 + tint + seam + grain(new Vec(place.y(), place.x(), place.z()), number * 17.3);
    }

    private double grain(Vec place, double shift) {
        double bend = 0.15 * smooth(place.x() * 2 + shift, place.y() * 3, 1);
        double y = place.y() + 0.1 * bend;
        return 0.035 * smooth(place.x() * 2.5 + shift, y * 55, 5)
                + 0.03 * smooth(place.x() * 9 + shift, y * 210, 9)
                + 0.02 * smooth(place.x() * 1.5 + shift, y * 7, 2);
    }

    /** Value noise: random numbers at whole coordinates, smoothly joined; -1…1. */
    private double smooth(double x, double y, double z) {
        long cellX = floor(x);
        long cellY = floor(y);
        long cellZ = floor(z);
        double partX = ease(x - cellX);
        double partY = ease(y - cellY);
        double partZ = ease(z - cellZ);
        double near = mix(
                mix(value(cellX, cellY, cellZ), value(cellX + 1, cellY, cellZ), partX),
                mix(value(cellX, cellY + 1, cellZ), value(cellX + 1, cellY + 1, cellZ), partX),
                partY);
        double far = mix(
                mix(value(cellX, cellY, cellZ + 1), value(cellX + 1, cellY, cellZ + 1), partX),
                mix(value(cellX, cellY + 1, cellZ + 1), value(cellX + 1, cellY + 1, cellZ + 1), partX),
                partY);
        return mix(near, far, partZ);
    }

    /** The largest whole number that is not more. The furniture is pictured before Java has compiled {@link Math#floor} to the one instruction that it can be. */
    private static long floor(double number) {
        long whole = (long) number;
        return number < whole ? whole - 1 : whole;
    }

    private static double mix(double a, double b, double part) {
        return a + (b - a) * part;
    }

    private static double ease(double part) {
        return part * part * (3 - 2 * part);
    }

    /** A number in -1…1 that belongs to these coordinates and the seed. */
    private double value(long x, long y, long z) {
        return (Scatter.of(seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL + z * 0x165667B19E3779F9L) >> 11)
                * 0x1p-52;
    }
}
