package org.lepetpal.command;

import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.safety.ThrowGuard;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.Sight;

/**
 * What may come and go while commands are served; each is asked for anew every time.
 *
 * @param sight what the robot sees
 * @param guard says whether a throw may be
 * @param stop the software stop
 * @param setups what the robot was taught about its cameras
 */
record Surroundings(
        Supplier<Optional<Sight>> sight,
        Supplier<Optional<ThrowGuard>> guard,
        Supplier<Optional<SoftwareStop>> stop,
        Supplier<Optional<CameraSetups>> setups) {}
