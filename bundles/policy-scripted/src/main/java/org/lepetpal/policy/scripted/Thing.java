package org.lepetpal.policy.scripted;

/**
 * Something that lies on the table.
 *
 * @param label the detectors' class for it, and its name for people
 * @param height metres from the table to its top
 * @param width metres between the jaws when it is held by its narrow side
 * @param length metres between the jaws when it is held by its long side
 * @param several whether more of its kind may lie about, perhaps touching
 */
record Thing(String label, double height, double width, double length, boolean several) {
    /** Height of its middle above the table: where the ray through the middle of its picture is cut. */
    double middle() {
        return height / 2;
    }
}
