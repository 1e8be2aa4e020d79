package org.lepetpal.lerobot.policy;

import java.util.Optional;

/**
 * What an operator wants to be served.
 *
 * @param source where it lies; empty for none
 * @param loader that loads it
 * @param setup how it is set up on this robot
 */
public record Wish(Optional<Source> source, Loader loader, Setup setup) {}
