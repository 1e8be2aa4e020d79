package org.lepetpal.policy.replay;

import java.nio.file.Path;
import java.util.Optional;
import org.lepetpal.api.arm.UnitMode;

/**
 * What is to be played, and as what.
 *
 * @param label for messages: {@code REPLAY_PATH = NAME}, or a model's folder within the robot's
 * @param folder of the dataset
 * @param episode its number, 0 or more
 * @param units of the recording
 * @param name of the candidate
 * @param version of the candidate
 * @param origin a model's folder within the robot's; empty for none
 * @param ranking below 0, so that it never takes over by itself
 */
record Script(
        String label,
        Path folder,
        int episode,
        UnitMode units,
        String name,
        String version,
        Optional<String> origin,
        int ranking) {
    /** The same in other units. */
    Script in(UnitMode others) {
        return new Script(label, folder, episode, others, name, version, origin, ranking);
    }
}
