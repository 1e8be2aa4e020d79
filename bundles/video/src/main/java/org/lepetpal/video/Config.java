package org.lepetpal.video;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the operator sets. */
@ObjectClassDefinition(
        name = "Video",
        description = "How often is looked at what the camera sees, and how many may watch")
public @interface Config {
    @AttributeDefinition(
            name = "DETECT_RATE_HZ",
            description = "How often the detectors look, per second, 1…60; frames in between are skipped",
            min = "1",
            max = "60")
    int detect_rate_hz() default 15;

    @AttributeDefinition(
            name = "STREAM_MAX_CLIENTS",
            description = "How many may watch the stream at once, 1…1000",
            min = "1",
            max = "1000")
    int stream_max_clients() default 100;
}
