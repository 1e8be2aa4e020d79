package org.lepetpal.lerobot.policy;

import java.util.Dictionary;
import java.util.Hashtable;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.time.Timebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ManagedServiceFactory;

/** All policies of one kind: the one that a setting names, and those that lie in models' folders. */
public final class Policies implements AutoCloseable {
    private final CheckpointKeeper named;
    private final ModelShelf shelf;
    private final ServiceRegistration<ManagedServiceFactory> registration;

    /**
     * @param component the kind's name in the health, for example {@code policy-smolvla}
     * @param factoryPid of the configurations that are made for models' folders
     */
    public Policies(String component, String factoryPid, BundleContext bundle, Timebase time, RobotServices robot) {
        this.named = new CheckpointKeeper(component, bundle, time, robot);
        this.shelf = new ModelShelf(component, bundle, time, robot);
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Constants.SERVICE_PID, factoryPid);
        this.registration = bundle.registerService(ManagedServiceFactory.class, shelf, properties);
    }

    /** What is wanted now; its loader and its setup count for models' folders as well. Returns at once. */
    public void wish(Wish wish) {
        named.wish(wish);
        shelf.setUp(wish);
    }

    /** A setting is wrong: all stays as it is. @param why naming the setting, its value and what is allowed */
    public void wrong(String why) {
        named.wrong(why);
    }

    /** Of the one that a setting names. Any thread. */
    public ComponentHealth health() {
        return named.health();
    }

    /** Withdraws all, then unloads them. */
    @Override
    public void close() {
        registration.unregister();
        shelf.close();
        named.stop();
    }
}
