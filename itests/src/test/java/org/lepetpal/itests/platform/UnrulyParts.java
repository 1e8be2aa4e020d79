package org.lepetpal.itests.platform;

import java.util.Hashtable;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that starts well, and whose services throw whatever they are asked; its policy outranks all others. */
public final class UnrulyParts implements BundleActivator, Policy, HealthSource {
    @Override
    public void start(BundleContext context) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, "unruly");
        properties.put(ServiceKeys.VERSION, "1.0.0");
        properties.put("service.ranking", 1000);
        context.registerService(Policy.class, this, properties);
        context.registerService(HealthSource.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the services back
    }

    @Override
    public ComponentHealth health() {
        throw new IllegalStateException("broken on purpose");
    }

    @Override
    public PolicyDescription description() {
        throw new IllegalStateException("broken on purpose");
    }

    @Override
    public PolicyRun begin(String instruction) {
        throw new IllegalStateException("broken on purpose");
    }
}
