package org.lepetpal.bench.policy;

import java.util.Locale;

/** Parts of a chunk, in order, and all of it. */
enum Stage {
    PICTURES("vision and connector"),
    PREFIX("prefix"),
    FLOW("denoising, all steps"),
    ALL("chunk");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** For people. */
    String label() {
        return label;
    }

    /** As those who are measured name it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
