package org.lepetpal.policy.scripted;

/**
 * Where a thing is, from several sightings.
 *
 * @param at the middle of the thing
 * @param still whether it lay still over enough sightings to be relied on
 * @param confidence the detectors' mean confidence, 0…1
 * @param newestNanos when the newest of the sightings was taken
 */
record Fix(Vec at, boolean still, double confidence, long newestNanos) {}
