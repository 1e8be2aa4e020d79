package org.lepetpal.api.telemetry;

import java.util.Locale;

/**
 * What the control loop is at.
 *
 * @param kind of it
 * @param why the arm stays where it is, in words for people; empty but for {@link Kind#WAIT} and {@link Kind#HOLD}
 */
public record Activity(Kind kind, String why) {
    /** Nothing is to be done. */
    public static final Activity IDLE = new Activity(Kind.IDLE, "");
    /** A policy's plan is followed. */
    public static final Activity PLAN = new Activity(Kind.PLAN, "");
    /** A throw is played. */
    public static final Activity MACRO = new Activity(Kind.MACRO, "");
    /** The arm is on its way home. */
    public static final Activity HOMING = new Activity(Kind.HOMING, "");
    /** The arm is on its way to another pose that has a name. */
    public static final Activity POSE = new Activity(Kind.POSE, "");

    /** What it is, without the reason. */
    public enum Kind {
        IDLE,
        PLAN,
        MACRO,
        HOMING,
        POSE,
        /** The arm stays for a moment, as happens in every command. */
        WAIT,
        /** The arm is kept from moving. */
        HOLD;

        private boolean stays() {
            return this == WAIT || this == HOLD;
        }
    }

    public Activity {
        if (kind.stays() == why.isBlank()) {
            throw new IllegalArgumentException(
                    kind + " because of \"" + why + "\": who waits or holds says why, nobody else");
        }
    }

    /** The arm stays for a moment, as happens in every command. */
    public static Activity waiting(String why) {
        return new Activity(Kind.WAIT, why);
    }

    /** The arm is kept from moving. */
    public static Activity holding(String why) {
        return new Activity(Kind.HOLD, why);
    }

    /** As the HTTP interface writes it: {@code idle}, {@code plan}, {@code macro}, {@code homing}, {@code pose}, or {@code hold: why}. */
    public String label() {
        return kind.stays() ? "hold: " + why : kind.name().toLowerCase(Locale.ROOT);
    }
}
