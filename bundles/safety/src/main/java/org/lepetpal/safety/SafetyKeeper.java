package org.lepetpal.safety;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.function.Supplier;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.safety.ThrowGuard;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Sight;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the safety kernel and the throw guard while the operator's settings make sense. Without them there is no control
 * loop, and the arm does not move. Geometry and sight come and go while it runs.
 */
@Component(
        service = HealthSource.class,
        configurationPid = "org.lepetpal.safety",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Settings.Config.class)
public final class SafetyKeeper implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(SafetyKeeper.class);

    private final Latest<Kinematics> kinematics = new Latest<>();
    private final Latest<Sight> sight = new Latest<>();
    private final List<ServiceRegistration<?>> offers = new ArrayList<>();
    private final Supplier<ComponentHealth> health;

    /** Called by the framework. */
    @Activate
    public SafetyKeeper(
            BundleContext bundle,
            @Reference(name = "switchboard") Switchboard switchboard,
            @Reference(name = "timebase") Timebase time,
            Settings.Config config) {
        Supplier<ComponentHealth> state;
        try {
            Settings settings = Settings.of(config);
            RuleBook book =
                    new RuleBook(settings, kinematics::get, () -> sight.get().flatMap(Sight::latest));
            RuleKernel kernel = new RuleKernel(switchboard.slot(Arm.class), book, time);
            ThrowGuard guard = new SightThrowGuard(
                    kernel::grasp,
                    kinematics::get,
                    () -> sight.get().flatMap(Sight::latest),
                    settings.throwWatchClasses(),
                    time);
            offers.add(bundle.registerService(ThrowGuard.class, guard, new Hashtable<>()));
            offers.add(bundle.registerService(SafetyKernel.class, kernel, new Hashtable<>()));
            String rules = "rules: " + String.join(", ", book.names());
            state = () -> kernel.grasp()
                    .flatMap(held -> JointLimits.mistake(settings.jointLimits(), held.description()))
                    .map(mistake -> ComponentHealth.of("safety", Status.DOWN, mistake))
                    .orElseGet(() -> ComponentHealth.of("safety", Status.OK, rules));
        } catch (IllegalArgumentException e) {
            LOG.error("the safety kernel stays out, and the arm does not move: {}", e.getMessage());
            LOG.debug("settings", e);
            ComponentHealth down = ComponentHealth.of("safety", Status.DOWN, e.getMessage());
            state = () -> down;
        }
        health = state;
    }

    @Deactivate
    void stop() {
        offers.reversed().forEach(ServiceRegistration::unregister);
    }

    @Reference(
            name = "kinematics",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addKinematics(Kinematics service) {
        kinematics.came(service);
    }

    void removeKinematics(Kinematics service) {
        kinematics.left(service);
    }

    @Reference(
            name = "sight",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addSight(Sight service) {
        sight.came(service);
    }

    void removeSight(Sight service) {
        sight.left(service);
    }

    @Override
    public ComponentHealth health() {
        return health.get();
    }
}
