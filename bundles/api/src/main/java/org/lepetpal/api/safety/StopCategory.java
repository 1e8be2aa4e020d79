package org.lepetpal.api.safety;

/** How a software stop ends motion, after IEC 60204-1, clause 9.2.2. */
public enum StopCategory {
    /** Category 1: brought to rest, then power is removed from the motors; the arm goes limp. */
    POWER_REMOVED(1),
    /** Category 2: brought to rest, and held there with power kept. */
    POWER_KEPT(2);

    private final int number;

    StopCategory(int number) {
        this.number = number;
    }

    /** The standard's number. */
    public int number() {
        return number;
    }
}
