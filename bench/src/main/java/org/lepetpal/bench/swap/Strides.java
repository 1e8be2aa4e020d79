package org.lepetpal.bench.swap;

/**
 * How far packets led the goals of the servos.
 *
 * @param packets that were looked at
 * @param beyond how many of them led one further than the slew limit allows
 * @param longest the longest stride, in shares of what is allowed in its time
 */
record Strides(long packets, long beyond, double longest) {
    static final Strides NONE = new Strides(0, 0, 0);

    /** With one packet more. @param share its longest stride, in shares of what is allowed in its time */
    Strides with(double share) {
        return new Strides(packets + 1, beyond + (share > 1 ? 1 : 0), Math.max(longest, share));
    }

    Strides and(Strides more) {
        return new Strides(packets + more.packets, beyond + more.beyond, Math.max(longest, more.longest));
    }

    /**
     * Whether there are no more long ones than where nothing is swapped. A tick that the machine interrupts between measuring and sending
     * comes late to the servos, and the next one soon after it; what comes of that anyhow varies by its root, and where nothing does, nothing
     * may.
     */
    boolean noneCaused(Strides without) {
        double expected = (double) without.beyond / Math.max(1, without.packets) * packets;
        return packets > 0 && beyond - expected <= 3 * Math.sqrt(expected);
    }
}
