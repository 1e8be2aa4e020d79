package org.lepetpal.switchboard;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.time.Timebase;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;

/** Opens the switchboard: one board, seen by every bundle through its own {@link BundleAccess}. */
@Component(
        service = {},
        immediate = true)
public final class SwitchboardComponent {
    /** Property that names the robot's folder, whose data outlive a restart; without it the bundle's own place is used. */
    private static final String HOME_FOLDER = "lepetpal.home";

    private final List<ServiceTracker<?, ?>> trackers = new ArrayList<>();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @Activate
    public SwitchboardComponent(BundleContext bundle, @Reference(name = "timebase") Timebase time) {
        Board board = new Board(time, Clock.systemUTC(), new Choices(choicesFile(bundle)));
        ArmSeclusion seclusion = new ArmSeclusion(bundle.getBundle().getSymbolicName());
        // Before anything else: an arm may be registered at any moment.
        registrations.add(bundle.registerService(
                new String[] {FindHook.class.getName(), EventListenerHook.class.getName()}, seclusion, null));
        registrations.add(bundle.registerService(HealthSource.class, new PolicyHealth(board), null));
        for (SlotName name : SlotName.values()) {
            trackers.add(SlotTracker.open(bundle, board.slot(name)));
        }
        registrations.add(bundle.registerService(Switchboard.class, new PerBundle(board), null));
    }

    private static Path choicesFile(BundleContext bundle) {
        return Optional.ofNullable(bundle.getProperty(HOME_FOLDER))
                .map(folder -> Path.of(folder, "data", "switchboard", "choices.properties"))
                .orElseGet(() -> bundle.getDataFile("choices.properties").toPath());
    }

    @Deactivate
    void stop() {
        // The switchboard first: who lives on it lets go before the slots run empty.
        registrations.reversed().forEach(ServiceRegistration::unregister);
        trackers.forEach(ServiceTracker::close);
    }

    private record PerBundle(Board board) implements ServiceFactory<Switchboard> {
        @Override
        public Switchboard getService(Bundle bundle, ServiceRegistration<Switchboard> registration) {
            return new BundleAccess(board, bundle.getSymbolicName());
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Switchboard> registration, Switchboard service) {
            // Leases given through it are the slot's affair.
        }
    }
}
