package org.lepetpal.detector.color;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the colour detector as the console shows them. */
@ObjectClassDefinition(
        id = "org.lepetpal.detector.color",
        name = "Colour detector",
        description = "Finds the ball, the treat, the bowl and the dog by their colours")
@interface Config {
    @AttributeDefinition(
            name = "COLOR_CLASSES",
            description =
                    "What to find: for each class NAME:HUE-HUE,SATURATION,VALUE,AREA,FILL,ASPECT, classes separated "
                            + "by semicolons. Hue in whole degrees 0…359 from-to (350-10 goes through red); least saturation and "
                            + "least value in percent 0…100; least area in square pixels of the camera's picture, 1 or more; how "
                            + "much of its box such a thing fills in percent 1…100; longest side by shortest of a plausible one, "
                            + "1…20")
    String color_classes() default
            "ball:60-92,50,24,60,78,1.3;treat:326-354,50,20,40,70,2.6;bowl:202-230,50,16,400,60,3.2;"
                    + "dog:16-40,50,16,2500,45,4";

    @AttributeDefinition(
            name = "COLOR_DETECT_WIDTH",
            description =
                    "Width that pictures are made smaller to before searching, by a whole factor, pixels, 160…3840; "
                            + "smaller is faster and misses small things; boxes keep the accuracy of the full picture",
            min = "160",
            max = "3840")
    int color_detect_width() default 640;
}
