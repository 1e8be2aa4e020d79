package org.lepetpal.itests.platform;

import java.time.Duration;
import java.util.Hashtable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.speech.Voice;
import org.lepetpal.api.treat.TreatDispenser;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A voice and a dispenser from a bundle of their own, which say and give nothing, at once; the robot's own come first. */
public final class OtherParts implements BundleActivator, Voice, TreatDispenser {
    @Override
    public void start(BundleContext context) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, "other");
        properties.put(ServiceKeys.VERSION, "1.0.0");
        properties.put(ServiceKeys.SIMULATED, true);
        properties.put("service.ranking", -1000);
        context.registerService(Voice.class, this, properties);
        context.registerService(TreatDispenser.class, this, properties);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the services back
    }

    @Override
    public CompletionStage<Void> speak(String text) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Integer> dispense(Duration openFor) {
        return CompletableFuture.completedFuture(0);
    }
}
