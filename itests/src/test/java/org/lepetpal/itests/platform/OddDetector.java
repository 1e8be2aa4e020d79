package org.lepetpal.itests.platform;

import java.util.Hashtable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A detector from a bundle of its own, which looks for hedgehogs in vain, hangs, throws or says nothing, as the bundle's name says. */
public final class OddDetector implements BundleActivator, Detector {
    private String name = "";

    @Override
    public void start(BundleContext context) {
        String bundle = context.getBundle().getSymbolicName();
        name = bundle.substring(bundle.lastIndexOf('.') + 1);
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, name);
        properties.put(ServiceKeys.VERSION, context.getBundle().getVersion().toString());
        context.registerService(Detector.class, this, properties);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service away
    }

    @Override
    public Set<String> classes() {
        if (name.equals("mute")) {
            throw new IllegalStateException("I do not know what I look for");
        }
        return Set.of("hedgehog");
    }

    @Override
    public List<Detection> detect(Frame frame) {
        while (name.equals("hangs")) {
            // no interrupt ends it
            LockSupport.park();
        }
        if (name.equals("throws")) {
            throw new IllegalStateException("I see nothing at all");
        }
        if (name.equals("errs")) {
            throw new AssertionError("this cannot be seen");
        }
        return name.equals("says-nothing") ? null : List.of();
    }
}
