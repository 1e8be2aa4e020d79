package org.lepetpal.switchboard;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.lepetpal.api.arm.Arm;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;

/**
 * Hides arms in the service registry from all bundles but the safety kernel's, ours, the framework's and the arm's own,
 * so that no bundle reaches a driver around the safety kernel, not even by asking the registry.
 */
final class ArmSeclusion implements FindHook, EventListenerHook {
    private static final long FRAMEWORK = 0;
    private static final String ARM = Arm.class.getName();

    private final Set<String> initiated;

    ArmSeclusion(String ownName) {
        this.initiated = Set.of(ownName, BundleAccess.SAFETY);
    }

    @Override
    public void find(
            BundleContext context,
            String name,
            String filter,
            boolean allServices,
            Collection<ServiceReference<?>> references) {
        references.removeIf(reference -> hidden(reference, context.getBundle()));
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        listeners.keySet().removeIf(context -> hidden(event.getServiceReference(), context.getBundle()));
    }

    private boolean hidden(ServiceReference<?> reference, Bundle from) {
        return from.getBundleId() != FRAMEWORK
                && Arrays.asList((String[]) reference.getProperty(Constants.OBJECTCLASS))
                        .contains(ARM)
                && !initiated.contains(from.getSymbolicName())
                && !from.equals(reference.getBundle());
    }
}
