package org.lepetpal.tracking;

/**
 * Settings of the tracking, checked.
 *
 * @param confident least confidence of what begins to be followed, 0.1…1
 * @param least least confidence of what continues, 0 up to {@code confident}
 * @param memorySeconds how long a thing that is not seen keeps its number, 0.1…60
 */
record Settings(double confident, double least, double memorySeconds) {
    Settings {
        within("TRACK_CONFIDENT", confident, 0.1, 1);
        within("TRACK_LEAST", least, 0, confident);
        within("TRACK_MEMORY_SECONDS", memorySeconds, 0.1, 60);
    }

    static Settings of(Config config) {
        return new Settings(config.track_confident(), config.track_least(), config.track_memory_seconds());
    }

    long memoryNanos() {
        return Math.round(memorySeconds * 1e9);
    }

    private static void within(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + " = " + value + " is not in " + min + "…" + max);
        }
    }
}
