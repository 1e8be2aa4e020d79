package org.lepetpal.policy.replay;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(name = "Replay policy", description = "Plays an episode of a LeRobot dataset")
@interface Config {
    @AttributeDefinition(
            name = "REPLAY_PATH",
            description = "Folder of a LeRobot dataset, version 3, of which an episode is played on the command replay,"
                    + " or on the recording's own task, once the policy is chosen. Empty: none")
    String replay_path() default "";

    @AttributeDefinition(name = "REPLAY_EPISODE", description = "Number of the episode, from 0", min = "0")
    int replay_episode() default 0;

    @AttributeDefinition(
            name = "REPLAY_UNITS",
            description = "In which units it was recorded: degrees, or LeRobot's -100…100 over the calibrated range"
                    + " (its default before 0.4.4). A dataset does not say, unless"
                    + " units stand in its model.json, which go before this",
            options = {@Option(label = "degrees", value = "degrees"), @Option(label = "−100…100", value = "range")})
    String replay_units() default "degrees";
}
