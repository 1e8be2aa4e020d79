package org.lepetpal.switchboard;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lepetpal.api.files.RobotHome;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.speech.Voice;
import org.lepetpal.api.swap.Applicant;
import org.lepetpal.api.swap.ClassNeeds;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapDesk;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.telemetry.LoopStretch;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.treat.TreatDispenser;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.OverlayLayer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the switchboard: one board, seen by every bundle through its own {@link BundleAccess}. Other settings take effect
 * without its going away, and a wrong one leaves the defaults in force: everything else lives on it.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.lepetpal.switchboard",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Config.class)
public final class SwitchboardComponent {
    private static final Logger LOG = LoggerFactory.getLogger(SwitchboardComponent.class);
    /** By which the gate has the framework know what it let in. */
    private static final String PLUG_INS = "deploy:";

    private static final Duration WATCH_PERIOD = Duration.ofMillis(20);

    private final Board board;
    private final DeviceAlarms alarms;
    private final Timebase.Schedule schedule;
    private final List<ServiceTracker<?, ?>> trackers = new ArrayList<>();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private final List<ClassNeeds> needs = new CopyOnWriteArrayList<>();
    private final List<Applicant> applicants = new CopyOnWriteArrayList<>();
    private final List<Telemetry> telemetry = new CopyOnWriteArrayList<>();
    private volatile ProbationRules rules;
    private volatile ComponentHealth health;

    @Activate
    public SwitchboardComponent(BundleContext bundle, @Reference(name = "timebase") Timebase time, Config config) {
        take(config);
        this.board = new Board(
                time,
                Clock.systemUTC(),
                new Choices(data(bundle, "choices.properties")),
                this::stretch,
                () -> rules,
                new Coverage(() -> needs),
                new Applicants(() -> applicants),
                new Instigator(
                        () -> is(bundle, Bundle.STARTING),
                        () -> is(bundle, Bundle.STOPPING),
                        name -> pluggedIn(bundle, name)),
                new ReceiptsFile(data(bundle, "receipts.txt")));
        ArmSeclusion seclusion = new ArmSeclusion(bundle.getBundle().getSymbolicName());
        // Before anything else: an arm may be registered at any moment.
        registrations.add(bundle.registerService(
                new String[] {FindHook.class.getName(), EventListenerHook.class.getName()}, seclusion, null));
        registrations.add(bundle.registerService(HealthSource.class, new PolicyHealth(board), null));
        registrations.add(bundle.registerService(HealthSource.class, new DetectorsHealth(board), null));
        registrations.add(bundle.registerService(HealthSource.class, new LayersHealth(board), null));
        registrations.add(bundle.registerService(HealthSource.class, new SwapHealth(board, () -> health), null));
        Outlook outlook =
                new Outlook(board.slot(Camera.class), () -> telemetry.stream().findFirst());
        for (SlotName name : SlotName.values()) {
            trackers.add(
                    switch (name) {
                        case POLICY ->
                            SlotTracker.open(
                                    bundle,
                                    board.policies(),
                                    time,
                                    applicants,
                                    (policy, conduct) -> new WatchedPolicy(policy, conduct, board.stage()),
                                    policy -> rules.trial()
                                            ? new PolicyAudition(policy, outlook, time, rules)
                                            : Audition.NONE);
                        case DETECTOR ->
                            SlotTracker.open(
                                    bundle,
                                    board.detectors(),
                                    time,
                                    applicants,
                                    WatchedDetector::new,
                                    detector -> rules.trial()
                                            ? new DetectorAudition(detector, outlook, time, rules.detectors())
                                            : Audition.NONE);
                        case OVERLAY ->
                            SlotTracker.open(
                                    bundle,
                                    board.slot(OverlayLayer.class),
                                    time,
                                    applicants,
                                    WatchedLayer::new,
                                    layer -> rules.trial()
                                            ? new LayerAudition(layer, outlook, rules.layers())
                                            : Audition.NONE);
                        case CAMERA ->
                            SlotTracker.open(bundle, board.slot(Camera.class), time, applicants, WatchedCamera::new);
                        case VOICE ->
                            SlotTracker.open(bundle, board.slot(Voice.class), time, applicants, WatchedVoice::new);
                        case DISPENSER ->
                            SlotTracker.open(
                                    bundle, board.slot(TreatDispenser.class), time, applicants, WatchedDispenser::new);
                        case ARM -> SlotTracker.open(bundle, board.slot(name), time, applicants);
                    });
        }
        alarms = new DeviceAlarms(board, alarm -> bundle.registerService(HealthSource.class, alarm, null)::unregister);
        schedule = time.every("swap-watch", WATCH_PERIOD, Timebase.Urgency.NORMAL, beat -> {
            board.watch();
            alarms.look();
        });
        registrations.add(bundle.registerService(Switchboard.class, new PerBundle(board), null));
        registrations.add(bundle.registerService(SwapDesk.class, board, null));
        registrations.add(bundle.registerService(ConfigurationListener.class, this::configured, null));
    }

    @Modified
    void take(Config config) {
        try {
            rules = ProbationRules.of(config);
            health = ComponentHealth.of("swap", Status.OK, "newcomers are watched");
        } catch (IllegalArgumentException e) {
            LOG.error("{}; the defaults count", e.getMessage());
            LOG.debug("settings", e);
            rules = ProbationRules.DEFAULT;
            health = ComponentHealth.of("swap", Status.DEGRADED, e.getMessage() + "; the defaults count");
        }
    }

    private void configured(ConfigurationEvent event) {
        if (event.getType() == ConfigurationEvent.CM_UPDATED) {
            board.configured(event.getPid());
        }
    }

    private static Path data(BundleContext bundle, String file) {
        return RobotHome.of(bundle::getProperty).data("switchboard/" + file, bundle::getDataFile);
    }

    private static boolean is(BundleContext bundle, int robotsState) {
        return bundle.getBundle(0).getState() == robotsState;
    }

    private static boolean pluggedIn(BundleContext bundle, String name) {
        return Arrays.stream(bundle.getBundles())
                .filter(other -> name.equals(other.getSymbolicName()))
                .anyMatch(other -> other.getLocation().startsWith(PLUG_INS));
    }

    private LoopStretch stretch(long fromNanos, long untilNanos) {
        return telemetry.stream()
                .findFirst()
                .map(loop -> loop.stretch(fromNanos, untilNanos))
                .orElse(LoopStretch.NONE);
    }

    @Reference(
            name = "telemetry",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addTelemetry(Telemetry service) {
        telemetry.addFirst(service);
    }

    void removeTelemetry(Telemetry service) {
        telemetry.remove(service);
    }

    @Reference(
            name = "needs",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addNeeds(ClassNeeds service) {
        needs.add(service);
    }

    void removeNeeds(ClassNeeds service) {
        needs.remove(service);
    }

    @Reference(
            name = "applicants",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addApplicant(Applicant service) {
        applicants.add(service);
    }

    void removeApplicant(Applicant service) {
        applicants.remove(service);
    }

    @Deactivate
    void stop() {
        // The switchboard first: who lives on it lets go before the slots run empty.
        registrations.reversed().forEach(ServiceRegistration::unregister);
        schedule.close();
        alarms.close();
        trackers.forEach(ServiceTracker::close);
        board.close();
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
