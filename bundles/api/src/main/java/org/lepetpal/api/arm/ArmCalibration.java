package org.lepetpal.api.arm;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The calibration in use, as a person sees and sets it. Any thread. */
@ProviderType
public interface ArmCalibration {
    /** By joint name in the arm's order; empty while none is known. Answers from memory. */
    Optional<Map<String, ServoCalibration>> current();

    /**
     * Stores a calibration in the file and in the servos. The arm is withdrawn meanwhile, goes limp, and comes back with
     * the new one. Takes up to 5 s.
     *
     * @throws IllegalArgumentException naming the joint when one is missing, unknown or has another servo's id
     * @throws IllegalStateException when a procedure runs on the arm, or there is no arm to store it in
     * @throws IOException when the file or a servo does not take it; the message names which, and what was stored
     */
    void store(Map<String, ServoCalibration> calibration) throws IOException;
}
