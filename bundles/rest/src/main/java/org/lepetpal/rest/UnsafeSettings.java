package org.lepetpal.rest;

/** Settings with which the robot must not start at all, for they would let anybody in. */
final class UnsafeSettings extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnsafeSettings(String message) {
        super(message);
    }
}
