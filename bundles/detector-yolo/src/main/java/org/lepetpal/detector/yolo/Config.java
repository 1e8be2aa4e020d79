package org.lepetpal.detector.yolo;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of the YOLO detector as the console shows them. */
@ObjectClassDefinition(
        id = "org.lepetpal.detector.yolo",
        name = "YOLO detector",
        description = "Finds what a neural network was trained for, such as dogs and people")
@interface Config {
    @AttributeDefinition(
            name = "YOLO_MODEL",
            description =
                    "An ONNX export of a detector of the YOLO family: the .onnx file, or a folder with one in it; "
                            + "relative to the robot's folder. Empty: none")
    String yolo_model() default "";

    @AttributeDefinition(
            name = "YOLO_CLASSES",
            description = "What it is asked for: names as published, after YOLO_RENAME, separated by commas; "
                    + "* for all that the model knows")
    String yolo_classes() default "dog,cat,person,ball";

    @AttributeDefinition(
            name = "YOLO_RENAME",
            description =
                    "Classes that are published under another name: MODEL'S NAME:PUBLISHED NAME, separated by commas")
    String yolo_rename() default "sports ball:ball";

    @AttributeDefinition(
            name = "YOLO_CONFIDENCE",
            description = "Least confidence of what is reported, 0.01…1",
            min = "0.01",
            max = "1")
    double yolo_confidence() default 0.25;

    @AttributeDefinition(
            name = "YOLO_IOU",
            description =
                    "Of two boxes of one class that overlap by more than this share (intersection over union), the "
                            + "less confident is dropped, 0.05…1; models that do this themselves do not use it",
            min = "0.05",
            max = "1")
    double yolo_iou() default 0.45;

    @AttributeDefinition(
            name = "YOLO_THREADS",
            description =
                    "Processor threads that one look may use, 1…64; they never spin. More than 1 takes time from others",
            min = "1",
            max = "64")
    int yolo_threads() default 1;

    @AttributeDefinition(
            name = "YOLO_OPTIMIZE",
            description = "How far ONNX Runtime may rearrange the model when it is loaded",
            options = {
                @Option(label = "as far as it can", value = "all"),
                @Option(label = "keeping its operators", value = "basic"),
                @Option(label = "not at all", value = "none")
            })
    String yolo_optimize() default "all";

    @AttributeDefinition(
            name = "YOLO_PROVIDER",
            description =
                    "What runs the model: the processor, or a CUDA graphics card where ONNX Runtime's CUDA build is "
                            + "installed; it does not fall back by itself",
            options = {@Option(label = "processor", value = "cpu"), @Option(label = "CUDA", value = "cuda")})
    String yolo_provider() default "cpu";
}
