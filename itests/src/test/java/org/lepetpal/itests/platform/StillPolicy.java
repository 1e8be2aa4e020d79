package org.lepetpal.itests.platform;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A policy that serves the first instruction by standing still until it is stopped. */
public final class StillPolicy implements Policy, BundleActivator {
    private String version = "0";

    @Override
    public void start(BundleContext context) {
        register(context, -10);
    }

    /** @param ranking over which other policies it is chosen */
    void register(BundleContext context, int ranking) {
        version = context.getBundle().getVersion().toString();
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, "still");
        properties.put(ServiceKeys.VERSION, version);
        properties.put("service.ranking", ranking);
        context.registerService(Policy.class, this, properties);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription("still", version, Map.of("pick up the ball", Set.of()), false);
    }

    @Override
    public PolicyRun begin(String instruction) {
        return new StillRun();
    }

    /** A run without end. */
    public static final class StillRun implements PolicyRun {
        @Override
        public PolicyStep next(Observation observation) {
            return new PolicyStep.Move(new ActionChunk(
                    observation.nanos(),
                    30,
                    List.of(observation.lastTarget(), observation.lastTarget()),
                    Phase.DETECT,
                    OptionalDouble.of(1),
                    "standing still"));
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
