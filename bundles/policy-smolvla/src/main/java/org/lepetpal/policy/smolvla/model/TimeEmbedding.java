package org.lepetpal.policy.smolvla.model;

/** A time of the flow as sines and cosines of geometrically spaced periods, computed in double precision. */
final class TimeEmbedding {
    private TimeEmbedding() {}

    /**
     * @param time 1 for noise, 0 for actions
     * @param width of the embedding; even
     */
    static float[] of(float time, int width, double minPeriod, double maxPeriod) {
        int half = width / 2;
        float[] embedding = new float[width];
        for (int i = 0; i < half; i++) {
            double fraction = half == 1 ? 0 : (double) i / (half - 1);
            double period = minPeriod * Math.pow(maxPeriod / minPeriod, fraction);
            double angle = time * (2 * Math.PI / period);
            embedding[i] = (float) Math.sin(angle);
            embedding[half + i] = (float) Math.cos(angle);
        }
        return embedding;
    }
}
