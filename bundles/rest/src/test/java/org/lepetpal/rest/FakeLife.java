package org.lepetpal.rest;

/** A robot that runs until it is told otherwise. */
final class FakeLife implements Life {
    private volatile boolean starting;
    private volatile boolean stopping;

    void start() {
        starting = true;
    }

    void run() {
        starting = false;
    }

    void stop() {
        stopping = true;
    }

    @Override
    public boolean isStarting() {
        return starting;
    }

    @Override
    public boolean isStopping() {
        return stopping;
    }
}
