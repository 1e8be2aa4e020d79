package org.lepetpal.testkit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;

/** A policy whose every step the test writes. Every run uses the same script. */
public final class FakePolicy implements Policy {
    private final PolicyDescription description;
    private final List<Run> runs = new CopyOnWriteArrayList<>();
    private volatile Function<Observation, PolicyStep> script;

    public FakePolicy(PolicyDescription description, Function<Observation, PolicyStep> script) {
        this.description = description;
        this.script = script;
    }

    /** A policy that serves these instructions and needs no detector. */
    public static FakePolicy serving(Collection<String> instructions, Function<Observation, PolicyStep> script) {
        Map<String, Set<String>> served =
                instructions.stream().collect(Collectors.toMap(Function.identity(), instruction -> Set.of()));
        return new FakePolicy(new PolicyDescription("fake", "1.0.0", served, false), script);
    }

    /** What runs, also those already begun, answer from now on. */
    public void script(Function<Observation, PolicyStep> next) {
        script = next;
    }

    /** All runs ever begun, oldest first. */
    public List<Run> runs() {
        return List.copyOf(runs);
    }

    @Override
    public PolicyDescription description() {
        return description;
    }

    @Override
    public PolicyRun begin(String instruction) {
        if (!description.serves(instruction)) {
            throw new IllegalArgumentException("'" + instruction + "' is not served");
        }
        Run run = new Run(instruction);
        runs.add(run);
        return run;
    }

    /** One run, with what it saw. */
    public final class Run implements PolicyRun {
        private final String instruction;
        private final List<Observation> seen = new CopyOnWriteArrayList<>();
        private final AtomicBoolean closed = new AtomicBoolean();

        private Run(String instruction) {
            this.instruction = instruction;
        }

        public String instruction() {
            return instruction;
        }

        /** The observations it was given, oldest first; their frames are closed by now. */
        public List<Observation> seen() {
            return List.copyOf(seen);
        }

        public boolean closed() {
            return closed.get();
        }

        @Override
        public PolicyStep next(Observation observation) {
            if (closed.get()) {
                throw new IllegalStateException("the run is closed");
            }
            seen.add(observation);
            return script.apply(observation);
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
