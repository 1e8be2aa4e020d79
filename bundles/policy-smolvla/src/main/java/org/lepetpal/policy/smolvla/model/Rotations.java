package org.lepetpal.policy.smolvla.model;

/**
 * Angles by which positions turn queries and keys: position / 10000^(i / (headDim / 2)). The base is LeRobot's own, whatever
 * the text model's configuration says.
 *
 * @param cos position after position, headDim / 2 numbers each
 * @param sin likewise
 */
record Rotations(float[] cos, float[] sin) {
    private static final double BASE = 10_000;

    /** Of {@code count} positions from {@code first} on. */
    static Rotations of(int first, int count, int headDim) {
        int half = headDim / 2;
        float[] cos = new float[count * half];
        float[] sin = new float[count * half];
        for (int position = 0; position < count; position++) {
            for (int i = 0; i < half; i++) {
                double angle = (first + position) / Math.pow(BASE, (double) i / half);
                cos[position * half + i] = (float) Math.cos(angle);
                sin[position * half + i] = (float) Math.sin(angle);
            }
        }
        return new Rotations(cos, sin);
    }
}
