package org.lepetpal.policy.scripted;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;

/** Does its tasks by sight and geometry: no learning, no recorded motion. */
final class ScriptedPolicy implements Policy {
    static final String NAME = "scripted";

    private final String version;
    private final Settings settings;
    private final Surroundings surroundings;
    private final Map<String, Task> tasks;
    private volatile boolean withdrawn;

    ScriptedPolicy(String version, Settings settings, Surroundings surroundings) {
        this.version = version;
        this.settings = settings;
        this.surroundings = surroundings;
        this.tasks =
                settings.tasks().stream().collect(Collectors.toUnmodifiableMap(Task::instruction, Function.identity()));
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription(
                NAME,
                version,
                tasks.values().stream().collect(Collectors.toUnmodifiableMap(Task::instruction, Task::needs)),
                false);
    }

    @Override
    public PolicyRun begin(String instruction) {
        if (withdrawn) {
            throw new IllegalStateException("the scripted policy was withdrawn");
        }
        Task task = tasks.get(instruction);
        if (task == null) {
            throw new IllegalArgumentException("'" + instruction + "' is not served, only " + tasks.keySet());
        }
        return new ScriptedRun(task, settings, surroundings);
    }

    /** From now on it begins nothing. */
    void withdraw() {
        withdrawn = true;
    }
}
