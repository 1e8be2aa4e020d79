package org.lepetpal.policy.scripted;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the scripted policy as the console shows them. */
@ObjectClassDefinition(
        id = "org.lepetpal.policy.scripted",
        name = "Scripted policy",
        description = "Picks up the ball and fetches the treat by sight and geometry")
@interface Config {
    @AttributeDefinition(
            name = "SCRIPTED_BALL_MM",
            description = "Diameter of the ball in millimetres, 10…70",
            min = "10",
            max = "70")
    double ball_mm() default 40;

    @AttributeDefinition(
            name = "SCRIPTED_TREAT_MM",
            description = "Width of a treat's narrow side in millimetres, 5…50",
            min = "5",
            max = "50")
    double treat_mm() default 16;

    @AttributeDefinition(
            name = "SCRIPTED_TREAT_LENGTH_MM",
            description = "Length of a treat in millimetres, its width…80",
            min = "5",
            max = "80")
    double treat_length_mm() default 26;

    @AttributeDefinition(
            name = "SCRIPTED_TREAT_HEIGHT_MM",
            description = "Height of a treat on the table in millimetres, 5…50",
            min = "5",
            max = "50")
    double treat_height_mm() default 16;

    @AttributeDefinition(
            name = "SCRIPTED_BOWL_HEIGHT_MM",
            description = "Height of the bowl's rim above the table in millimetres, 5…120",
            min = "5",
            max = "120")
    double bowl_height_mm() default 35;

    @AttributeDefinition(
            name = "SCRIPTED_BOWL_MM",
            description = "Outer diameter of the bowl in millimetres, 50…300",
            min = "50",
            max = "300")
    double bowl_mm() default 120;

    @AttributeDefinition(
            name = "SCRIPTED_SQUEEZE",
            description =
                    "How much further than the thing's surface the gripper is told to close at first, in percent of "
                            + "its travel, 1…20; then the motor's load decides",
            min = "1",
            max = "20")
    double squeeze() default 3;

    @AttributeDefinition(
            name = "SCRIPTED_MAX_SPEED",
            description = "Greatest speed of a joint in degrees per second, 10…150",
            min = "10",
            max = "150")
    double max_speed() default 140;

    @AttributeDefinition(
            name = "SCRIPTED_ATTEMPTS",
            description = "How often a thing is tried to be picked up before the command fails, 1…5",
            min = "1",
            max = "5")
    int attempts() default 3;
}
