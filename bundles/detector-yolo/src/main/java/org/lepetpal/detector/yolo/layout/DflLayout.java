package org.lepetpal.detector.yolo.layout;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * NanoDet: for each point a score for each class, and for each edge of the box a distribution over its distance in steps of
 * the grid, whose mean is meant (Generalized Focal Loss, arxiv.org/abs/2006.04388).
 *
 * @param kinds number of classes
 * @param bins of a distribution
 * @param centre where a point lies in its cell: 0.5 for NanoDet, 0 for NanoDet-Plus
 * @param logits whether scores have still to go through the sigmoid function
 * @param levels of the picture, from the finest to the coarsest
 */
record DflLayout(int kinds, int bins, double centre, boolean logits, List<Level> levels) implements Layout {
    private static final int EDGES = 4;

    DflLayout {
        levels = List.copyOf(levels);
    }

    /**
     * One grid.
     *
     * @param stride of it
     * @param columns of it
     * @param points of it
     * @param scores where its scores begin
     * @param edges where its distributions begin
     */
    record Level(int stride, int columns, int points, Place scores, Place edges) {}

    /**
     * Where numbers lie.
     *
     * @param output number of the output
     * @param start first one in it
     * @param row from one point's to the next's
     */
    record Place(int output, int start, int row) {}

    @Override
    public String name() {
        return "distributions over a grid (NanoDet)";
    }

    @Override
    public Preparation preparation() {
        return Preparation.nanodet();
    }

    @Override
    public boolean overlapping() {
        return true;
    }

    @Override
    public List<Found> decode(List<Output> outputs, double threshold) {
        List<Found> found = new ArrayList<>();
        for (Level level : levels) {
            FloatBuffer scores = outputs.get(level.scores().output()).values();
            FloatBuffer edges = outputs.get(level.edges().output()).values();
            for (int i = 0; i < level.points(); i++) {
                int at = level.scores().start() + i * level.scores().row();
                int kind = Best.of(scores, at, kinds);
                double raw = scores.get(at + kind);
                double score = logits ? 1 / (1 + Math.exp(-raw)) : raw;
                if (!(score < threshold)) {
                    found.add(box(level, edges, i, kind, score));
                }
            }
        }
        return found;
    }

    private Found box(Level level, FloatBuffer edges, int i, int kind, double score) {
        int at = level.edges().start() + i * level.edges().row();
        double x = (i % level.columns() + centre) * level.stride();
        double y = (i / level.columns() + centre) * level.stride();
        double[] distance = new double[EDGES];
        for (int edge = 0; edge < EDGES; edge++) {
            distance[edge] = mean(edges, at + edge * bins) * level.stride();
        }
        return new Found(kind, score, x - distance[0], y - distance[1], x + distance[2], y + distance[3], List.of());
    }

    /** Mean of the distribution whose logarithms, up to a constant, are given. */
    private double mean(FloatBuffer values, int at) {
        double largest = values.get(at + Best.of(values, at, bins));
        double sum = 0;
        double weighted = 0;
        for (int bin = 0; bin < bins; bin++) {
            double share = Math.exp(values.get(at + bin) - largest);
            sum += share;
            weighted += bin * share;
        }
        return weighted / sum;
    }
}
