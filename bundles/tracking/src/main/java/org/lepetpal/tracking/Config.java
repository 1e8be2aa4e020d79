package org.lepetpal.tracking;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the tracking as the console shows them. */
@ObjectClassDefinition(
        id = "org.lepetpal.tracking",
        name = "Tracking",
        description = "Gives things that are seen a number that stays theirs from picture to picture")
@interface Config {
    @AttributeDefinition(
            name = "TRACK_CONFIDENT",
            description = "Least confidence of what begins to be followed, 0.1…1; less confident boxes only continue",
            min = "0.1",
            max = "1")
    double track_confident() default 0.5;

    @AttributeDefinition(
            name = "TRACK_LEAST",
            description = "Least confidence of what continues a thing that is followed, 0…1",
            min = "0",
            max = "1")
    double track_least() default 0.1;

    @AttributeDefinition(
            name = "TRACK_MEMORY_SECONDS",
            description = "How long a thing that is not seen keeps its number, seconds, 0.1…60",
            min = "0.1",
            max = "60")
    double track_memory_seconds() default 2;
}
