package org.lepetpal.servo.sg90;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.files.RobotHome;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.treat.PwmLine;
import org.lepetpal.api.treat.TreatDispenser;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties the keeper to the framework; with wrong settings it only says so. */
@Component(
        service = HealthSource.class,
        immediate = true,
        configurationPid = "org.lepetpal.servo.sg90",
        configurationPolicy = REQUIRE)
@Designate(ocd = Config.class)
public final class DispenserComponent implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(DispenserComponent.class);
    private static final Path SYSFS = Path.of("/sys/class/pwm");

    private final Optional<DispenserKeeper> keeper;
    private final String complaint;

    @Activate
    public DispenserComponent(BundleContext bundle, Config config, @Reference(name = "timebase") Timebase timebase) {
        Optional<DispenserKeeper> started = Optional.empty();
        String wrong = "";
        try {
            Settings settings = Settings.of(config);
            Tally tally = new Tally(RobotHome.of(bundle::getProperty).data("dispenser/treats", bundle::getDataFile));
            boolean simulated = settings.source() instanceof Source.Simulated;
            started = Optional.of(new DispenserKeeper(
                    settings, timebase, tally, SYSFS, dispenser -> publish(bundle, dispenser, simulated)));
        } catch (IllegalArgumentException e) {
            wrong = e.getMessage();
            LOG.error("the dispenser stays out: {}", wrong);
        }
        this.keeper = started;
        this.complaint = wrong;
    }

    @Reference(
            name = "chute",
            target = "(" + ServiceKeys.NAME + "=sim)",
            cardinality = OPTIONAL,
            policy = DYNAMIC,
            policyOption = GREEDY)
    void setChute(PwmLine line) {
        keeper.ifPresent(present -> present.chuteCame(line));
    }

    void unsetChute(PwmLine line) {
        keeper.ifPresent(present -> present.chuteWent(line));
    }

    @Deactivate
    void stop() {
        keeper.ifPresent(DispenserKeeper::stop);
    }

    @Override
    public ComponentHealth health() {
        return keeper.map(DispenserKeeper::health)
                .orElseGet(() -> ComponentHealth.of("dispenser", Status.DOWN, complaint));
    }

    private static DispenserKeeper.Registered publish(
            BundleContext bundle, TreatDispenser dispenser, boolean simulated) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, simulated ? "sim" : "sg90");
        properties.put(ServiceKeys.VERSION, bundle.getBundle().getVersion().toString());
        properties.put(ServiceKeys.SIMULATED, simulated);
        ServiceRegistration<TreatDispenser> registration =
                bundle.registerService(TreatDispenser.class, dispenser, properties);
        return registration::unregister;
    }
}
