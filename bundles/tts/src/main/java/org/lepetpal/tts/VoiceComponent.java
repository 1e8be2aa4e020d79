package org.lepetpal.tts;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.speech.Speaker;
import org.lepetpal.api.speech.Voice;
import org.lepetpal.api.time.Timebase;
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
        configurationPid = "org.lepetpal.tts",
        configurationPolicy = REQUIRE)
@Designate(ocd = Config.class)
public final class VoiceComponent implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(VoiceComponent.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Optional<VoiceKeeper> keeper;
    private final String complaint;

    @Activate
    public VoiceComponent(BundleContext bundle, Config config, @Reference(name = "timebase") Timebase timebase) {
        Optional<VoiceKeeper> started = Optional.empty();
        String wrong = "";
        try {
            Settings settings = Settings.of(config);
            boolean simulated = settings.outlet() instanceof Outlet.Simulated;
            started = Optional.of(new VoiceKeeper(
                    settings, timebase, () -> engine(settings), voice -> publish(bundle, voice, simulated)));
        } catch (IllegalArgumentException e) {
            wrong = e.getMessage();
            LOG.error("the voice stays out: {}", wrong);
        }
        this.keeper = started;
        this.complaint = wrong;
    }

    @Reference(
            name = "room",
            target = "(" + ServiceKeys.NAME + "=sim)",
            cardinality = OPTIONAL,
            policy = DYNAMIC,
            policyOption = GREEDY)
    void setRoom(Speaker speaker) {
        keeper.ifPresent(present -> present.roomCame(speaker));
    }

    void unsetRoom(Speaker speaker) {
        keeper.ifPresent(present -> present.roomWent(speaker));
    }

    @Deactivate
    void stop() {
        keeper.ifPresent(VoiceKeeper::stop);
    }

    @Override
    public ComponentHealth health() {
        return keeper.map(VoiceKeeper::health).orElseGet(() -> ComponentHealth.of("voice", Status.DOWN, complaint));
    }

    private static Optional<Engine> engine(Settings settings) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return EspeakEngine.find(path).map(program -> new EspeakEngine(program, settings.language(), LIMIT));
    }

    private static VoiceKeeper.Registered publish(BundleContext bundle, Voice voice, boolean simulated) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, simulated ? "sim" : "speaker");
        properties.put(ServiceKeys.VERSION, bundle.getBundle().getVersion().toString());
        properties.put(ServiceKeys.SIMULATED, simulated);
        ServiceRegistration<Voice> registration = bundle.registerService(Voice.class, voice, properties);
        return registration::unregister;
    }
}
