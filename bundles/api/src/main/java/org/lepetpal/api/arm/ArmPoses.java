package org.lepetpal.api.arm;

import java.io.IOException;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Poses known by name, {@link ArmDescription#HOME} among them, kept with the arm's calibration. They appear in
 * {@link ArmDescription#poses()}. Any thread.
 */
@ProviderType
public interface ArmPoses {
    /** All of them. Answers from memory. */
    Map<String, JointAngles> all();

    /**
     * Teaches a pose or teaches it anew.
     *
     * @param name lower case letters, digits, {@code -} and {@code _}, at most 40
     * @throws IllegalArgumentException naming what is wrong: the name, the number of joints, or a joint out of limits
     * @throws IOException when it cannot be stored; the pose is then as before
     */
    void save(String name, JointAngles pose) throws IOException;

    /**
     * Forgets what was taught; a pose that the driver brings along is as it was made.
     *
     * @throws IllegalArgumentException when no such pose was taught
     * @throws IOException when it cannot be stored; the pose is then as before
     */
    void forget(String name) throws IOException;
}
