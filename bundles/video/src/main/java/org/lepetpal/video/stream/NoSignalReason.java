package org.lepetpal.video.stream;

/** Why there is no picture, in words for people. */
@FunctionalInterface
interface NoSignalReason {
    /** Any thread; never blocks. */
    String text();
}
