package org.lepetpal.camera;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the operator sets. */
@ObjectClassDefinition(name = "Camera", description = "The cameras, and what is asked of them")
public @interface Config {
    @AttributeDefinition(
            name = "CAMERA",
            description =
                    "The robot's camera, called front: sim (the simulated room), none, auto (the first USB camera),"
                            + " a number 0…63 or /dev/videoN (that USB camera), file:PATH (a video, played in a loop, or a folder"
                            + " of pictures), rtsp://… or http://… (MJPEG). Empty: CAMERA_INDEX decides",
            required = false)
    String camera() default "";

    @AttributeDefinition(
            name = "CAMERA_INDEX",
            description = "Number of a USB camera, 0…63, used where CAMERA is empty; -1: none, then it is the first of"
                    + " CAMERAS, or sim",
            min = "-1",
            max = "63")
    int camera_index() default -1;

    @AttributeDefinition(
            name = "CAMERAS",
            description =
                    "Several cameras by name, NAME=SOURCE,…, for example front=0,wrist=rtsp://10.0.0.7/live; sources"
                            + " as for CAMERA, at most 6. The first is the robot's, where neither CAMERA nor CAMERA_INDEX is set;"
                            + " each can be watched by its name. A comma within an address is written %2C",
            required = false)
    String cameras() default "";

    @AttributeDefinition(
            name = "CAMERA_FROZEN_SEC",
            description = "How long a USB or network camera may show the very same picture, or its clock stand still,"
                    + " before it counts as frozen and is opened again; seconds, 1…3600, 0: for ever",
            min = "0",
            max = "3600")
    int camera_frozen_sec() default 10;

    @AttributeDefinition(
            name = "STREAM_RES",
            description = "Size asked of a USB camera, WIDTHxHEIGHT in pixels, 16x16…3840x2160")
    String stream_res() default "1280x720";

    @AttributeDefinition(
            name = "STREAM_FPS",
            description =
                    "Pictures a second asked of a USB camera, 1…120; a camera over HTTP, which says no rate, is expected"
                            + " to give half as many at the least",
            min = "1",
            max = "120")
    int stream_fps() default 30;
}
