package org.lepetpal.api.command;

import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** Moves the arm to a pose that it knows by name, through the safety kernel. Any thread; never blocks for the robot. */
@ProviderType
public interface PoseMoves {
    /**
     * Starts the way to a pose. It is a command like any other: it has a status, can be cancelled, and ends
     * {@code succeeded} in the pose. {@code home} is {@code go home} by another name.
     *
     * @return id of the command
     * @throws CommandRefused invalid for an unknown pose, naming the known ones; busy while another command of an owner's runs;
     *     unavailable without an arm or while the software stop is latched
     */
    UUID goTo(String pose) throws CommandRefused;
}
