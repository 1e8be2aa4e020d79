package org.lepetpal.simulation.servo;

import java.util.Optional;

/** What can come between the servos, their supply and their host. As it stands it leaves everything as it is. */
public interface Interference {
    /** Nothing comes between. */
    Interference NONE = new Interference() {};

    /** Whether the servo of this id takes part on the wire. */
    default boolean hears(int servo) {
        return true;
    }

    /**
     * Speed at which a servo listens.
     *
     * @param servo its id
     * @param baud what it is set to
     */
    default int speed(int servo, int baud) {
        return baud;
    }

    /** What a servo says in the end. */
    default Answer says(Answer answer) {
        return answer;
    }

    /** What of a reply reaches the host; empty when nothing does. */
    default Optional<Reply> carries(Reply reply) {
        return Optional.of(reply);
    }

    /**
     * Voltage at the servos' plugs.
     *
     * @param volts without interference
     * @param amperes that the motors draw together
     */
    default double volts(double volts, double amperes) {
        return volts;
    }
}
