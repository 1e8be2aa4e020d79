package org.lepetpal.rest;

import org.osgi.framework.Bundle;

/** Whether the robot starts, runs or stops, as its framework tells. Any thread. */
interface Life {
    /** Not all that belongs to the robot has been started yet. */
    boolean isStarting();

    /** From the first sign of a stop on. */
    boolean isStopping();

    /** @param framework the system bundle */
    static Life of(Bundle framework) {
        return new Life() {
            @Override
            public boolean isStarting() {
                return framework.getState() == Bundle.STARTING;
            }

            @Override
            public boolean isStopping() {
                return framework.getState() == Bundle.STOPPING;
            }
        };
    }
}
