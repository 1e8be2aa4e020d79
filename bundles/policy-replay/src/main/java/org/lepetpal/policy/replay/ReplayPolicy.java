package org.lepetpal.policy.replay;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;

/** Plays a recording when it is told to replay, or told what the recording's task was. */
final class ReplayPolicy implements Policy {
    private static final String REPLAY = "replay";

    private final PolicyDescription description;
    private final Motion motion;
    private volatile boolean withdrawn;

    /** @param tasks what was to be done when it was recorded */
    ReplayPolicy(Script script, Motion motion, List<String> tasks) {
        Map<String, Set<String>> instructions = Stream.concat(Stream.of(REPLAY), tasks.stream())
                .map(task -> task.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .filter(task -> !task.isEmpty())
                .distinct()
                .collect(Collectors.toMap(task -> task, _ -> Set.of()));
        this.description = new PolicyDescription(script.name(), script.version(), instructions, false, script.units());
        this.motion = motion;
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
        if (!description.serves(instruction)) {
            throw new IllegalArgumentException("the recording is not of '" + instruction + "'");
        }
        return new ReplayRun(motion, () -> withdrawn);
    }

    /** From now on it begins nothing, and its runs end. */
    void withdraw() {
        withdrawn = true;
    }
}
