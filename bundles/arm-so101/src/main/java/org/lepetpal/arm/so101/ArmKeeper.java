package org.lepetpal.arm.so101;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmCalibration;
import org.lepetpal.api.arm.ArmPoses;
import org.lepetpal.api.arm.ArmProcedures;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.api.arm.LostArm;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.telemetry.Tally;
import org.lepetpal.api.time.Timebase;
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
 * Offers an {@link Arm} for as long as there is one that can serve, a {@link LostArm} for as long as one may hold that cannot, and says how
 * it is in any case.
 */
@Component(
        service = HealthSource.class,
        configurationPid = "org.lepetpal.arm.so101",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Settings.Config.class)
public final class ArmKeeper implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(ArmKeeper.class);

    private final SimulatedWire simulatedWire = new SimulatedWire();
    private final SerialPorts ports = new SerialPorts();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private final Succession succession;
    private final Optional<ArmDriver> driver;
    private final ComponentHealth withoutArm;
    private final boolean usesSimulation;

    /** Called by the framework. A wrong setting keeps the arm out and shows in the health. */
    @Activate
    public ArmKeeper(BundleContext bundle, @Reference(name = "timebase") Timebase time, Settings.Config config) {
        Optional<ArmDriver> started = Optional.empty();
        ComponentHealth idle = ComponentHealth.of("arm", Status.ABSENT, "set up without an arm (ARM=none)");
        boolean simulation = false;
        try {
            Settings settings = Settings.of(config);
            ArmFiles files = ArmFiles.of(settings, leRobot(), dataFolder(bundle));
            Optional<BusSource> source = source(settings, time);
            simulation = source.filter(BusSource::simulated).isPresent();
            started = source.map(wire -> new ArmDriver(
                    wire,
                    ports,
                    files,
                    (arm, simulated) -> offer(bundle, arm, simulated),
                    lost -> post(bundle, lost),
                    time));
            started.ifPresentOrElse(arm -> offer(bundle, arm), () -> offerNothing(bundle, files));
        } catch (IllegalArgumentException e) {
            LOG.error("the arm stays out: {}", e.getMessage());
            idle = ComponentHealth.of("arm", Status.DOWN, e.getMessage());
        }
        succession = new Succession(bundle.getBundle(), time);
        driver = started;
        withoutArm = idle;
        usesSimulation = simulation;
        driver.ifPresent(arm -> arm.link().connectSoon());
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
        if (succession.expected()) {
            driver.ifPresent(arm -> arm.stop(succession));
        } else {
            driver.ifPresent(ArmDriver::stop);
        }
    }

    @Reference(
            name = "simulatedBus",
            target = "(" + ServiceKeys.NAME + "=sim)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addBus(Bus bus) {
        simulatedWire.appeared(bus);
        if (usesSimulation) {
            driver.ifPresent(arm -> arm.link().connectSoon());
        }
    }

    void removeBus(Bus bus) {
        if (simulatedWire.disappeared(bus) && usesSimulation) {
            driver.ifPresent(arm -> arm.link().wireGone("the simulated bus went away"));
        }
    }

    @Override
    public ComponentHealth health() {
        return driver.map(ArmDriver::health).orElse(withoutArm);
    }

    private Optional<BusSource> source(Settings settings, Timebase time) {
        return switch (settings.arm()) {
            case Settings.NONE -> Optional.empty();
            case Settings.SIMULATED -> Optional.of(simulatedWire);
            case Settings.AUTOMATIC -> Optional.of(new SerialSearch(ports, time));
            default -> Optional.of(new SerialSource(ports, settings.arm()));
        };
    }

    private static LeRobotFolders leRobot() {
        return new LeRobotFolders(
                name -> Optional.ofNullable(System.getenv(name)), Path.of(System.getProperty("user.home")));
    }

    /** Below the robot's own folder: the bundle's data area is made anew at every start. */
    private static Path dataFolder(BundleContext bundle) {
        return Optional.ofNullable(bundle.getProperty("lepetpal.home"))
                .map(home -> Path.of(home, "data", "arm"))
                .orElseGet(() -> bundle.getDataFile("arm").toPath());
    }

    private void offer(BundleContext bundle, ArmDriver arm) {
        Dictionary<String, Object> properties = properties(bundle);
        registrations.add(bundle.registerService(ArmPoses.class, arm.poses(), properties));
        registrations.add(bundle.registerService(ArmCalibration.class, arm.calibration(), properties));
        registrations.add(bundle.registerService(ArmProcedures.class, arm.procedures(), properties));
        registrations.add(bundle.registerService(Tally.class, new GlitchTally(arm.link()::glitches), properties));
    }

    /** Poses can be looked at without an arm; all else says why it is refused. */
    private void offerNothing(BundleContext bundle, ArmFiles files) {
        Dictionary<String, Object> properties = properties(bundle);
        NoArm none = new NoArm();
        registrations.add(
                bundle.registerService(ArmPoses.class, new PoseBook(new PoseFile(files.poses())), properties));
        registrations.add(bundle.registerService(ArmCalibration.class, none, properties));
        registrations.add(bundle.registerService(ArmProcedures.class, none, properties));
    }

    private static Dictionary<String, Object> properties(BundleContext bundle) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, "so101");
        properties.put(ServiceKeys.VERSION, bundle.getBundle().getVersion().toString());
        return properties;
    }

    private static ArmShelf.Offer offer(BundleContext bundle, Arm arm, boolean simulated) {
        Dictionary<String, Object> properties = properties(bundle);
        properties.put(ServiceKeys.SIMULATED, simulated);
        ServiceRegistration<Arm> registration = bundle.registerService(Arm.class, arm, properties);
        return registration::unregister;
    }

    private static ArmShelf.Offer post(BundleContext bundle, LostArm lost) {
        return bundle.registerService(LostArm.class, lost, properties(bundle))::unregister;
    }
}
