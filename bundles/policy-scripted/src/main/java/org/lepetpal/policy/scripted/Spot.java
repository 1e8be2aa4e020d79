package org.lepetpal.policy.scripted;

/**
 * One detection, put onto the table.
 *
 * @param at where its middle is
 * @param confidence the detector's, 0…1
 */
record Spot(Vec at, double confidence) {}
