package org.lepetpal.policy.smolvla;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(name = "SmolVLA policy", description = "A learned policy, run from LeRobot's checkpoint folder")
@interface Config {
    @AttributeDefinition(
            name = "MODEL_PATH",
            description = "Folder of a SmolVLA or ACT policy's checkpoint as LeRobot saves it, with config.json and"
                    + " model.safetensors. It is preferred to the scripted policy. Empty: none")
    String model_path() default "";

    @AttributeDefinition(
            name = "SMOLVLA_TOKENIZER",
            description = "Folder with tokenizer.json and tokenizer_config.json, where the checkpoint does not bring"
                    + " them and the Hugging Face cache has none")
    String smolvla_tokenizer() default "";

    @AttributeDefinition(
            name = "SMOLVLA_CAMERAS",
            description = "ROBOT'S CAMERA:POLICY'S CAMERA, by commas, for example front:camera1; none:camera2 leaves"
                    + " one out. Cameras of the same name need nothing")
    String[] smolvla_cameras() default {};

    @AttributeDefinition(
            name = "SMOLVLA_UNITS",
            description = "In which units it was trained: degrees, or LeRobot's -100…100 over the calibrated range"
                    + " (its default before 0.4.4). A checkpoint does not say. auto: degrees, refused where its"
                    + " statistics speak against them, and with a remark where they do not tell",
            options = {
                @Option(label = "auto", value = "auto"),
                @Option(label = "degrees", value = "degrees"),
                @Option(label = "−100…100", value = "range")
            })
    String smolvla_units() default "auto";

    @AttributeDefinition(
            name = "SMOLVLA_FPS",
            description = "Actions a second of the recordings that it was trained on, 1…240",
            min = "1",
            max = "240")
    int smolvla_fps() default 30;

    @AttributeDefinition(
            name = "SMOLVLA_THREADS",
            description =
                    "Processor threads of one inference, 1…64; 0: all cores but one, which the control loop keeps",
            min = "0",
            max = "64")
    int smolvla_threads() default 0;

    @AttributeDefinition(
            name = "SMOLVLA_PROVIDER",
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
    String smolvla_provider() default "auto";

    @AttributeDefinition(
            name = "SMOLVLA_PRECISION",
            description =
                    "In what large matrix products are computed: in single precision, in eight bits, in eight bits for"
                            + " pictures alone; auto: the first of int8, int8-pictures whose actions stay within 0.05"
                            + " (normalised) of single precision, or else that. Without VNNI eight bits gain less",
            options = {
                @Option(label = "fp32", value = "fp32"),
                @Option(label = "int8", value = "int8"),
                @Option(label = "int8-pictures", value = "int8-pictures"),
                @Option(label = "auto", value = "auto")
            })
    String smolvla_precision() default "fp32";

    @AttributeDefinition(
            name = "SMOLVLA_CACHE_MB",
            description =
                    "Most megabytes of disk for models as they were optimised, in data/optimised, 0…1000000; the released"
                            + " model takes 2800 and is then loaded in seconds. 0: none are kept",
            min = "0",
            max = "1000000")
    int smolvla_cache_mb() default 6000;

    @AttributeDefinition(
            name = "SMOLVLA_NEXT_AT",
            description =
                    "The next chunk is thought of while no more than this share of the present one is left, 0…1: 0"
                            + " only once it has run out, 1 without a pause")
    double smolvla_next_at() default 0.5;

    @AttributeDefinition(
            name = "SMOLVLA_MERGE",
            description = "What counts where two chunks overlap, old and new: 0.3 and 0.7, 0.5 and 0.5, 0.7 and 0.3, or"
                    + " the new one alone",
            options = {
                @Option(label = "weighted_average", value = "weighted_average"),
                @Option(label = "average", value = "average"),
                @Option(label = "conservative", value = "conservative"),
                @Option(label = "latest_only", value = "latest_only")
            })
    String smolvla_merge() default "weighted_average";

    @AttributeDefinition(
            name = "SMOLVLA_RTC",
            description =
                    "Real-Time Chunking: a new chunk is made to go on with the one before instead of being mixed with"
                            + " it, wholly while that is still done, then less: not at all, wholly as far as the horizon, linearly"
                            + " or exponentially. off: SMOLVLA_MERGE counts",
            options = {
                @Option(label = "off", value = "off"),
                @Option(label = "zeros", value = "zeros"),
                @Option(label = "ones", value = "ones"),
                @Option(label = "linear", value = "linear"),
                @Option(label = "exp", value = "exp")
            })
    String smolvla_rtc() default "off";

    @AttributeDefinition(
            name = "SMOLVLA_RTC_HORIZON",
            description = "Actions of a new chunk that are held to the one before at all, 1…1000",
            min = "1",
            max = "1000")
    int smolvla_rtc_horizon() default 10;

    @AttributeDefinition(
            name = "SMOLVLA_RTC_WEIGHT",
            description = "Greatest weight by which a new chunk is drawn to the one before, above 0, up to 100")
    double smolvla_rtc_weight() default 10;

    @AttributeDefinition(
            name = "SMOLVLA_SEED",
            description = "Seed of the noise that actions are made of; the same seed gives the same actions")
    long smolvla_seed() default 1;

    @AttributeDefinition(
            name = "SMOLVLA_TIMEOUT_SEC",
            description = "Longest that one inference may take, seconds, 1…600; then the command ends",
            min = "1",
            max = "600")
    int smolvla_timeout_sec() default 30;

    @AttributeDefinition(
            name = "SMOLVLA_STILL_SEC",
            description = "A command is done once the policy, having moved, wants to stand still for so long, seconds,"
                    + " 0…60; 0: never, it ends by its time limit",
            min = "0",
            max = "60")
    int smolvla_still_sec() default 3;
}
