package org.lepetpal.safety;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.safety.PaintedRegion;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.safety.ThrowGuard;
import org.lepetpal.api.swap.ClassNeeds;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.time.Timebase.Schedule;
import org.lepetpal.api.time.Timebase.Urgency;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.CameraSetups.Fit.State;
import org.lepetpal.api.vision.Sight;
import org.lepetpal.api.vision.Sighting;
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
 * Offers the safety kernel, the throw guard and the painted region while the operator's settings make sense. Without them
 * there is no control loop, and the arm does not move; stops are completed by {@link StopCompletion}. Geometry and sight come and go while
 * it runs. Other settings make another kernel; what is latched is the {@link StopKeeper}'s, and who is in the zone the
 * {@link ZoneMemory}'s.
 */
@Component(
        service = HealthSource.class,
        configurationPid = "org.lepetpal.safety",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Config.class)
public final class SafetyKeeper implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(SafetyKeeper.class);

    private static final Duration WATCH_PERIOD = Duration.ofMillis(10);

    private final Latest<Kinematics> kinematics = new Latest<>();
    private final Latest<Sight> sight = new Latest<>();
    private final Latest<CameraSetups> setups = new Latest<>();
    /** What was last taught: it binds the arm even while the bundle that keeps it is replaced. */
    private volatile Lessons taught = Lessons.NONE;

    private final List<ServiceRegistration<?>> offers = new ArrayList<>();
    private final Supplier<ComponentHealth> health;
    private Runnable end = () -> {};

    /** Called by the framework. */
    @Activate
    public SafetyKeeper(
            BundleContext bundle,
            @Reference(name = "switchboard") Switchboard switchboard,
            @Reference(name = "timebase") Timebase time,
            @Reference(name = "stops") StopKeeper stops,
            @Reference(name = "zone") ZoneMemory zone,
            Config config) {
        Supplier<Optional<Sighting>> seen = () -> sight.get().flatMap(Sight::latest);
        Slot<Arm> slot = switchboard.slot(Arm.class);
        StopLatch latch = stops.latch();
        Supplier<ComponentHealth> state;
        try {
            Settings settings = Settings.of(config);
            // Before anything is offered, for it may be refused.
            Optional<MaskRegion> painted = settings.mask().map(mask -> painted(mask, seen));
            RuleBook book = new RuleBook(settings, kinematics::get, seen, this::taught, zone);
            LoopWatch watch = new LoopWatch(settings.deadmanTicks());
            RuleKernel kernel = new RuleKernel(slot, book, latch, watch, time);
            watch(kernel, time);
            ReadyToThrow ready = new ReadyToThrow(settings.throwTolerance(), kinematics::get);
            ThrowGuard guard = new SightThrowGuard(ready, kernel::grasp, seen, settings.throwWatchClasses(), time);
            offers.add(bundle.registerService(ThrowGuard.class, guard, new Hashtable<>()));
            offers.add(bundle.registerService(
                    ClassNeeds.class, new WatchNeeds(settings.throwWatchClasses()), new Hashtable<>()));
            painted.ifPresent(
                    region -> offers.add(bundle.registerService(PaintedRegion.class, region, new Hashtable<>())));
            offers.add(bundle.registerService(SafetyKernel.class, kernel, new Hashtable<>()));
            state = new KernelHealth(kernel, book, latch, watch);
        } catch (IllegalArgumentException e) {
            LOG.error("the safety kernel stays out, and the arm does not move: {}", e.getMessage());
            LOG.debug("settings", e);
            state = () -> KernelHealth.out(e.getMessage(), latch);
        }
        health = state;
    }

    private void watch(RuleKernel kernel, Timebase time) {
        Schedule schedule =
                time.every("safety-watch", WATCH_PERIOD, Urgency.CONTROL, beat -> kernel.watch(beat.nowNanos()));
        end = () -> {
            schedule.close();
            kernel.close();
        };
    }

    private static MaskRegion painted(RegionMask mask, Supplier<Optional<Sighting>> seen) {
        try {
            return new MaskRegion(mask, seen);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("ROI_MASK_PATH cannot be used: " + e.getMessage(), e);
        }
    }

    private Lessons taught() {
        setups.get().ifPresent(this::learn);
        return taught;
    }

    private void learn(CameraSetups service) {
        List<CameraSetup> all = service.all();
        if (all != taught.all()) {
            taught = Lessons.of(all, setup -> service.fit(setup.camera()).state() != State.NONE);
        }
    }

    @Deactivate
    void stop() {
        offers.reversed().forEach(ServiceRegistration::unregister);
        end.run();
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

    @Reference(
            name = "setups",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addSetups(CameraSetups service) {
        setups.came(service);
    }

    void removeSetups(CameraSetups service) {
        setups.left(service);
    }

    @Override
    public ComponentHealth health() {
        return health.get();
    }
}
