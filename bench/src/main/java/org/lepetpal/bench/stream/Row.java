package org.lepetpal.bench.stream;

/**
 * One line of the table.
 *
 * @param name who served
 * @param viewers how many watched
 * @param seen what they saw
 * @param used what it cost, the camera that made the pictures included
 * @param kept megabytes, see {@link Contestant#kept}
 * @param idleCores processors in use while nobody watched
 */
record Row(String name, int viewers, Seen seen, Usage used, double kept, double idleCores) {
    static final String HEAD = StreamBench.format(
            "%-34s %7s %14s %10s %10s %6s %7s %7s %8s %20s %6s %6s",
            "server",
            "viewers",
            "fps each (min)",
            "CPU ms/fr",
            "above idle",
            "cores",
            "RSS MB",
            "kept MB",
            "gap p99",
            "late p50/p99/max",
            "kB",
            "others");
    private static final double FULL_RATE = 29;

    Row above(double idle) {
        return new Row(name, viewers, seen, used, kept, idle);
    }

    double cores() {
        return used.cores();
    }

    /** Milliseconds of processor for each picture that a viewer got. */
    double perPicture() {
        return viewers == 0 ? Double.NaN : 1_000 * used.cores() / seen.total();
    }

    double perPictureAboveIdle() {
        return viewers == 0 ? Double.NaN : 1_000 * Math.max(0, used.cores() - idleCores) / seen.total();
    }

    boolean isOurs() {
        return name.startsWith(Contestant.OURS);
    }

    /** Whether viewers got fewer pictures than there were. */
    boolean isTooSlow() {
        return viewers > 0 && seen.total() / viewers < FULL_RATE;
    }

    @Override
    public String toString() {
        return StreamBench.format(
                "%-34s %7d %6.1f (%5.1f) %10.3f %10.3f %6.2f %7.0f %7.1f %8.1f %6.1f/%6.1f/%6.1f %6.0f %6.2f",
                name,
                viewers,
                viewers == 0 ? 0 : seen.total() / viewers,
                seen.slowest(),
                perPicture(),
                perPictureAboveIdle(),
                used.cores(),
                used.megabytes(),
                kept,
                seen.gap99(),
                seen.late50(),
                seen.late99(),
                seen.lateMost(),
                seen.kilobytes(),
                used.otherCores());
    }
}
