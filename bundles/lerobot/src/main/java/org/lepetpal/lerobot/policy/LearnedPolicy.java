package org.lepetpal.lerobot.policy;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;

/** A learned policy: does what it was trained to do. */
final class LearnedPolicy implements Policy {
    private final PolicyDescription description;
    private final Fit fit;
    private final Mind mind;
    private final Robot robot;
    private final Conduct conduct;
    private volatile boolean withdrawn;

    LearnedPolicy(String name, String version, Setup setup, Fit fit, Mind mind, Robot robot) {
        this.description = new PolicyDescription(
                name,
                version,
                setup.tasks().stream().collect(Collectors.toMap(task -> task, _ -> Set.of())),
                setup.tasks().isEmpty(),
                setup.units(),
                setup.habits().inferenceRateHz());
        this.fit = fit;
        this.mind = mind;
        this.robot = robot;
        this.conduct = setup.conduct();
    }

    @Override
    public PolicyDescription description() {
        return description;
    }

    @Override
    public PolicyRun begin(String instruction) {
        if (withdrawn) {
            throw new IllegalStateException("the policy was withdrawn");
        }
        if (!description.serves(instruction.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the policy does not serve '" + instruction + "'");
        }
        Eyesight eyesight = new Eyesight(fit.cameras(), robot, description.units());
        return new LearnedRun(instruction, eyesight, mind, conduct, () -> withdrawn);
    }

    /** From now on it begins nothing, and its runs end. */
    void withdraw() {
        withdrawn = true;
    }
}
