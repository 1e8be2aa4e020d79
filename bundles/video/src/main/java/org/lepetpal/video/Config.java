package org.lepetpal.video;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the operator sets. */
@ObjectClassDefinition(name = "Video", description = "The camera, how often it is looked at, and how many may watch")
public @interface Config {
    @AttributeDefinition(
            name = "CAMERA",
            description = "sim (the simulated room), none, auto (the first USB camera), a number 0…63 or /dev/videoN"
                    + " (that USB camera), or file:PATH (a video file, played in a loop). Empty: CAMERA_INDEX decides",
            required = false)
    String camera() default "";

    @AttributeDefinition(
            name = "CAMERA_INDEX",
            description = "Number of a USB camera, 0…63, used where CAMERA is empty; -1: none, then it is sim",
            min = "-1",
            max = "63")
    int camera_index() default -1;

    @AttributeDefinition(
            name = "STREAM_RES",
            description = "Size asked of a USB camera, WIDTHxHEIGHT in pixels, 16x16…3840x2160")
    String stream_res() default "1280x720";

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
