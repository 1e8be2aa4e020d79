package org.lepetpal.sentry;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the sentry as the console shows them. */
@ObjectClassDefinition(
        id = "org.lepetpal.sentry",
        name = "Sentry",
        description = "Picks up a ball that lies still without being asked")
@interface Config {
    @AttributeDefinition(
            name = "SENTRY_ENABLED",
            description = "Whether the robot picks up a ball on its own initiative: true or false")
    boolean enabled() default false;

    @AttributeDefinition(
            name = "SENTRY_COOLDOWN_SEC",
            description = "How long it leaves the ball alone after the end of any command, seconds, 1…86400",
            min = "1",
            max = "86400")
    int cooldown_sec() default 60;
}
