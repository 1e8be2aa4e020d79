package org.lepetpal.safety;

import java.time.Clock;
import java.util.Hashtable;
import java.util.Optional;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.LostArm;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.Switchboard;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Owns the software stop, and offers it for as long as this bundle runs, whether there is a kernel or not.
 *
 * <p>A component of its own that takes no settings and needs nobody: the kernel goes and comes with each setting that is
 * saved, and with the switchboard; what is latched must not. Nobody's absence ends it either, which {@code immediate} says. An
 * update of this bundle hands it on, see {@link StopFile}.
 */
@Component(service = StopKeeper.class, immediate = true, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class StopKeeper {
    private final Latest<Switchboard> switchboard = new Latest<>();
    private final LostArms lost = new LostArms();
    private final StopFile file;
    private final StopLatch latch;
    private final ServiceRegistration<SoftwareStop> offer;

    /** Called by the framework. */
    @Activate
    public StopKeeper(BundleContext bundle) {
        // The bundle's own area: it outlives an update, and is made anew when the robot starts.
        Clock clock = Clock.systemUTC();
        file = new StopFile(bundle.getDataFile("stop").toPath(), bundle.getProperty(Constants.FRAMEWORK_UUID), clock);
        latch = new StopLatch(clock, this::armless, lost, file.read());
        offer = bundle.registerService(SoftwareStop.class, latch, new Hashtable<>());
    }

    StopLatch latch() {
        return latch;
    }

    /** Arms that may hold although nobody reaches them. */
    LostArms lost() {
        return lost;
    }

    /** Whether there is no arm in its slot. Where nobody knows, there may be one that moves. */
    boolean armless() {
        return switchboard.get().filter(board -> armless(board.slot(Arm.class))).isPresent();
    }

    static boolean armless(Slot<Arm> slot) {
        Optional<Lease<Arm>> taken = slot.take();
        taken.ifPresent(Lease::close);
        return taken.isEmpty();
    }

    @Deactivate
    void stop() {
        offer.unregister();
        file.write(latch.memory());
    }

    @Reference(
            name = "switchboard",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addSwitchboard(Switchboard service) {
        switchboard.came(service);
    }

    void removeSwitchboard(Switchboard service) {
        switchboard.left(service);
    }

    @Reference(
            name = "lost",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addLost(LostArm arm) {
        lost.came(arm);
    }

    void removeLost(LostArm arm) {
        lost.left(arm);
    }
}
