package org.lepetpal.rest;

/**
 * Ends a robot that must not start: the process ends with exit status 1, so that whoever started it sees that it failed,
 * and the framework's shutdown hook stops what runs already in its usual order.
 */
final class Refusal implements Runnable {
    private static final int FAILURE = 1;

    @Override
    public void run() {
        // Not on a worker of the time base, which the stop that this begins would wait for, and not on the caller's
        // thread:
        // it starts bundles, and the hook waits for it.
        Thread.ofPlatform().daemon().name("lepetpal-refusal").start(() -> System.exit(FAILURE));
    }
}
