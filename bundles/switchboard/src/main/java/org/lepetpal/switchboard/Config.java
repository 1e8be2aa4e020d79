package org.lepetpal.switchboard;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        name = "Swapping",
        description =
                "What a policy, a detector or an overlay layer has to keep to, most of all one that has just replaced another, and what"
                        + " becomes of one that fails.")
@interface Config {
    @AttributeDefinition(
            name = "SWAP_TRIAL",
            description =
                    "Whether a policy, a detector or an overlay layer that comes is tried on the newest picture, once there is"
                            + " one, before it can become active; one that fails then is not taken.")
    boolean swap_trial() default true;

    @AttributeDefinition(
            name = "SWAP_PROBATION_S",
            description =
                    "Seconds of work after which a new policy has proved itself, 1…3600. Idle time does not count.",
            min = "1",
            max = "3600")
    int swap_probation_s() default 10;

    @AttributeDefinition(
            name = "SWAP_PROBATION_INFERENCES",
            description = "Answers after which a new policy has proved itself, if that is earlier, 1…10000.",
            min = "1",
            max = "10000")
    int swap_probation_inferences() default 20;

    @AttributeDefinition(
            name = "SWAP_LATENCY_BUDGET_MS",
            description =
                    "Milliseconds that one answer of a new policy, or one inference of its model, may take, 10…600000. The"
                            + " default is a learned policy's own timeout, so that a large model on a small processor"
                            + " passes; less finds a slow one sooner.",
            min = "10",
            max = "600000")
    int swap_latency_budget_ms() default 30_000;

    @AttributeDefinition(
            name = "SWAP_REFUSALS_MAX",
            description = "Ticks in which the safety kernel may refuse what a new policy wants, 0…10000.",
            min = "0",
            max = "10000")
    int swap_refusals_max() default 20;

    @AttributeDefinition(
            name = "POLICY_BUDGET_MS",
            description =
                    "Milliseconds that any policy may owe an answer to whoever asks it, 100…600000; one that takes longer"
                            + " has failed, and what it was asked for is handed over. Who thinks beside being asked, as"
                            + " learned policies do, owes nothing meanwhile. The default leaves half of a command's"
                            + " usual timeout to who takes it over.",
            min = "100",
            max = "600000")
    int policy_budget_ms() default 10_000;

    @AttributeDefinition(
            name = "POLICY_FALLBACK",
            description =
                    "Whether the next best policy takes the place of one that failed at work; out of the box that is"
                            + " the scripted one. Where there is none it is tried again by itself, ever less often, and"
                            + " commands are refused until then. Otherwise commands are refused until the operator chooses.")
    boolean policy_fallback() default true;

    @AttributeDefinition(
            name = "DETECTOR_BUDGET_MS",
            description =
                    "Milliseconds that a detector may look at one picture, 100…60000; one that takes longer has failed, and"
                            + " the others look on without it.",
            min = "100",
            max = "60000")
    int detector_budget_ms() default 5000;

    @AttributeDefinition(
            name = "DETECTOR_FAILURES_MAX",
            description = "Pictures in a row at which a detector may fail until it is not asked any more, 1…1000.",
            min = "1",
            max = "1000")
    int detector_failures_max() default 10;

    @AttributeDefinition(
            name = "OVERLAY_BUDGET_MS",
            description =
                    "Milliseconds that an overlay layer may take to draw on one picture, 10…1000; a picture that takes longer"
                            + " counts as one at which it failed. Much more than a layer needs, for a busy machine holds up"
                            + " everybody now and then.",
            min = "10",
            max = "1000")
    int overlay_budget_ms() default 100;

    @AttributeDefinition(
            name = "OVERLAY_FAILURES_MAX",
            description =
                    "Pictures in a row at which an overlay layer may fail until it is left out of all, 1…100; as is one that has"
                            + " not come back from drawing for 3 s.",
            min = "1",
            max = "100")
    int overlay_failures_max() default 10;
}
