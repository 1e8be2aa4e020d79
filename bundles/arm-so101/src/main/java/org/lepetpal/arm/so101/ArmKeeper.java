package org.lepetpal.arm.so101;

import java.util.Hashtable;
import java.util.Optional;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
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

/** Offers an {@link Arm} for as long as there is one that can serve, and says how it is in any case. */
@Component(
        service = HealthSource.class,
        configurationPid = "org.lepetpal.arm.so101",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Settings.Config.class)
public final class ArmKeeper implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(ArmKeeper.class);

    private final SimulatedWire simulatedWire = new SimulatedWire();
    private final Optional<ArmLink> link;
    private final ComponentHealth withoutLink;
    private final boolean usesSimulation;

    /** Called by the framework. A wrong setting keeps the arm out and shows in the health. */
    @Activate
    public ArmKeeper(BundleContext bundle, @Reference(name = "timebase") Timebase time, Settings.Config config) {
        Optional<BusSource> source = Optional.empty();
        ComponentHealth idle = ComponentHealth.of("arm", Status.ABSENT, "set up without an arm (ARM=none)");
        try {
            source = source(Settings.of(config), simulatedWire, time);
        } catch (IllegalArgumentException e) {
            LOG.error("the arm stays out: {}", e.getMessage());
            idle = ComponentHealth.of("arm", Status.DOWN, e.getMessage());
        }
        withoutLink = idle;
        usesSimulation = source.filter(BusSource::simulated).isPresent();
        link = source.map(wire -> new ArmLink(wire, (arm, simulated) -> offer(bundle, arm, simulated), time));
        link.ifPresent(ArmLink::connectSoon);
    }

    @Deactivate
    void stop() {
        link.ifPresent(ArmLink::close);
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
            link.ifPresent(ArmLink::connectSoon);
        }
    }

    void removeBus(Bus bus) {
        if (simulatedWire.disappeared(bus) && usesSimulation) {
            link.ifPresent(lost -> lost.wireGone("the simulated bus went away"));
        }
    }

    @Override
    public ComponentHealth health() {
        return link.map(ArmLink::health).orElse(withoutLink);
    }

    private static Optional<BusSource> source(Settings settings, SimulatedWire simulated, Timebase time) {
        return switch (settings.arm()) {
            case Settings.NONE -> Optional.empty();
            case Settings.SIMULATED -> Optional.of(simulated);
            case Settings.AUTOMATIC -> Optional.of(new SerialSearch(SerialBus::ports, SerialBus::open, time));
            default -> Optional.of(new SerialSource(settings.arm()));
        };
    }

    private static ArmShelf.Offer offer(BundleContext bundle, Arm arm, boolean simulated) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, "so101");
        properties.put(ServiceKeys.VERSION, bundle.getBundle().getVersion().toString());
        properties.put(ServiceKeys.SIMULATED, simulated);
        ServiceRegistration<Arm> registration = bundle.registerService(Arm.class, arm, properties);
        return registration::unregister;
    }
}
