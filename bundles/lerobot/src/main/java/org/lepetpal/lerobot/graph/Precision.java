package org.lepetpal.lerobot.graph;

/** In what a model's large matrix products are computed. */
public enum Precision {
    /** Single precision: what all else is measured against. */
    FP32,
    /** Weights and what they are multiplied with in eight bits, sums in 32. */
    INT8
}
