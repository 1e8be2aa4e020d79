package org.lepetpal.bench.stream;

/**
 * What all viewers saw; times in milliseconds, not a number where there is nothing to tell.
 *
 * @param total pictures a second of all together
 * @param slowest pictures a second of the viewer that saw fewest
 * @param gap99 99th percentile of the time between two pictures of a viewer
 * @param late50 median of the time from a picture's time stamp until its last byte was there
 * @param late99 99th percentile of that
 * @param lateMost the largest of that
 * @param kilobytes of a picture, on average
 */
record Seen(
        double total, double slowest, double gap99, double late50, double late99, double lateMost, double kilobytes) {}
