package org.lepetpal.policy.act;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(name = "ACT policy", description = "A learned policy, run from LeRobot's checkpoint folder")
@interface Config {
    @AttributeDefinition(
            name = "MODEL_PATH",
            description = "Folder of a SmolVLA or ACT policy's checkpoint as LeRobot saves it, with config.json and"
                    + " model.safetensors. It is preferred to the scripted policy. Empty: none")
    String model_path() default "";

    @AttributeDefinition(
            name = "ACT_CAMERAS",
            description = "ROBOT'S CAMERA:POLICY'S CAMERA, by commas, for example front:top. Cameras of the same"
                    + " name need nothing; such a policy cannot do without any of its cameras")
    String[] act_cameras() default {};

    @AttributeDefinition(
            name = "ACT_UNITS",
            description = "In which units it was trained: degrees, or LeRobot's -100…100 over the calibrated range"
                    + " (its default before 0.4.4). A checkpoint does not say. auto: degrees, refused where its"
                    + " statistics speak against them, and with a remark where they do not tell",
            options = {
                @Option(label = "auto", value = "auto"),
                @Option(label = "degrees", value = "degrees"),
                @Option(label = "−100…100", value = "range")
            })
    String act_units() default "auto";

    @AttributeDefinition(
            name = "ACT_FPS",
            description = "Actions a second of the recordings that it was trained on, 1…240",
            min = "1",
            max = "240")
    int act_fps() default 30;

    @AttributeDefinition(
            name = "ACT_THREADS",
            description =
                    "Processor threads of one inference, 1…64; 0: all cores but one, which the control loop keeps",
            min = "0",
            max = "64")
    int act_threads() default 0;

    @AttributeDefinition(
            name = "ACT_PROVIDER",
            description =
                    "What computes: the processor; CUDA, TensorRT (minutes to load) or CoreML where ONNX Runtime as it is"
                            + " installed has them, else the policy is refused; auto: CUDA or CoreML where they are there",
            options = {
                @Option(label = "auto", value = "auto"),
                @Option(label = "processor", value = "cpu"),
                @Option(label = "CUDA", value = "cuda"),
                @Option(label = "TensorRT", value = "tensorrt"),
                @Option(label = "CoreML", value = "coreml")
            })
    String act_provider() default "auto";

    @AttributeDefinition(
            name = "ACT_NEXT_AT",
            description =
                    "The next chunk is thought of while no more than this share of the present one is left, 0…1: 0"
                            + " only once it has run out, 1 without a pause")
    double act_next_at() default 0.5;

    @AttributeDefinition(
            name = "ACT_MERGE",
            description = "What counts where two chunks overlap, old and new: 0.3 and 0.7, 0.5 and 0.5, 0.7 and 0.3, or"
                    + " the new one alone",
            options = {
                @Option(label = "weighted_average", value = "weighted_average"),
                @Option(label = "average", value = "average"),
                @Option(label = "conservative", value = "conservative"),
                @Option(label = "latest_only", value = "latest_only")
            })
    String act_merge() default "weighted_average";

    @AttributeDefinition(
            name = "ACT_TIMEOUT_SEC",
            description = "Longest that one inference may take, seconds, 1…600; then the command ends",
            min = "1",
            max = "600")
    int act_timeout_sec() default 30;

    @AttributeDefinition(
            name = "ACT_STILL_SEC",
            description = "A command is done once the policy, having moved, wants to stand still for so long, seconds,"
                    + " 0…60; 0: never, it ends by its time limit",
            min = "0",
            max = "60")
    int act_still_sec() default 3;

    @AttributeDefinition(
            name = "ACT_TASKS",
            description = "The commands that it was trained for, by commas, as pick up the ball; others are refused, as"
                    + " it cannot read. Empty: it does what it learned, whatever it is told")
    String[] act_tasks() default {};
}
