package org.lepetpal.itests.platform;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A policy that serves the first instruction by swinging to and fro until it is stopped. */
public final class SwingPolicy implements Policy, BundleActivator {
    @Override
    public void start(BundleContext context) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, "swing");
        properties.put(ServiceKeys.VERSION, "1.0.0");
        properties.put("service.ranking", -10);
        context.registerService(Policy.class, this, properties);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription("swing", "1.0.0", Map.of("pick up the ball", Set.of()), false);
    }

    @Override
    public PolicyRun begin(String instruction) {
        return new SwingRun();
    }

    /** A run without end: where the first joint is to be, 20° to each side in 3 s, is a matter of time alone. */
    public static final class SwingRun implements PolicyRun {
        @Override
        public PolicyStep next(Observation seen) {
            List<JointAngles> targets = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                double seconds = seen.nanos() / 1e9 + i / 30.0;
                targets.add(seen.lastTarget().with(0, 20 * Math.sin(2 * Math.PI * seconds / 3)));
            }
            return new PolicyStep.Move(
                    new ActionChunk(seen.nanos(), 30, targets, Phase.APPROACH, OptionalDouble.of(1), "swinging"));
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
