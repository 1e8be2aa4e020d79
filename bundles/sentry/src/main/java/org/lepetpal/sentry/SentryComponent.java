package org.lepetpal.sentry;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Optional;
import org.lepetpal.api.command.Commands;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Sight;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties the sentry to the framework; switched off or with wrong settings there is none, and health says so. */
@Component(
        service = HealthSource.class,
        immediate = true,
        configurationPid = "org.lepetpal.sentry",
        configurationPolicy = REQUIRE)
@Designate(ocd = Config.class)
public final class SentryComponent implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(SentryComponent.class);

    private final Latest<Sight> sight = new Latest<>();
    private final Latest<Telemetry> telemetry = new Latest<>();
    private final Latest<Commands> commands = new Latest<>();
    private final Optional<Sentry> sentry;
    /** How things are where there is no sentry. */
    private final ComponentHealth otherwise;

    /** Called by the framework. */
    @Activate
    public SentryComponent(Config config, @Reference(name = "timebase") Timebase time) {
        Optional<Sentry> started = Optional.empty();
        ComponentHealth without = ComponentHealth.of("sentry", Status.ABSENT, "off (SENTRY_ENABLED=false)");
        try {
            Settings settings = Settings.of(config);
            if (settings.enabled()) {
                started = Optional.of(new Sentry(settings.cooldown(), time, sight::get, telemetry::get, commands::get));
            }
        } catch (IllegalArgumentException e) {
            LOG.error("the sentry stays out: {}", e.getMessage());
            LOG.debug("settings", e);
            without = ComponentHealth.of("sentry", Status.DOWN, e.getMessage());
        }
        this.sentry = started;
        this.otherwise = without;
    }

    @Deactivate
    void stop() {
        sentry.ifPresent(Sentry::stop);
    }

    @Override
    public ComponentHealth health() {
        return sentry.map(Sentry::health).orElse(otherwise);
    }

    @Reference(name = "sight", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addSight(Sight service) {
        sight.came(service);
    }

    void removeSight(Sight service) {
        sight.left(service);
    }

    @Reference(name = "telemetry", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addTelemetry(Telemetry service) {
        telemetry.came(service);
    }

    void removeTelemetry(Telemetry service) {
        telemetry.left(service);
    }

    @Reference(name = "commands", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addCommands(Commands service) {
        commands.came(service);
    }

    void removeCommands(Commands service) {
        commands.left(service);
    }
}
