package org.lepetpal.sentry;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Optional;
import org.lepetpal.api.command.Commands;
import org.lepetpal.api.command.SentryMode;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.presence.Latest;
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
        service = {HealthSource.class, SentryMode.class},
        immediate = true,
        configurationPid = "org.lepetpal.sentry",
        configurationPolicy = REQUIRE)
@Designate(ocd = Config.class)
public final class SentryComponent implements HealthSource, SentryMode {
    private static final Logger LOG = LoggerFactory.getLogger(SentryComponent.class);

    private final Latest<Sight> sight = new Latest<>();
    private final Latest<Telemetry> telemetry = new Latest<>();
    private final Latest<Commands> commands = new Latest<>();
    private final Timebase time;
    private final Optional<Settings> settings;
    /** How things are where there is no sentry. */
    private final ComponentHealth otherwise;

    private Optional<Sentry> sentry = Optional.empty();
    private boolean stopped;

    /** Called by the framework. */
    @Activate
    public SentryComponent(Config config, @Reference(name = "timebase") Timebase time) {
        this.time = time;
        Optional<Settings> read = Optional.empty();
        ComponentHealth without = ComponentHealth.of("sentry", Status.ABSENT, "off");
        try {
            read = Optional.of(Settings.of(config));
        } catch (IllegalArgumentException e) {
            LOG.error("the sentry stays out: {}", e.getMessage());
            LOG.debug("settings", e);
            without = ComponentHealth.of("sentry", Status.DOWN, e.getMessage());
        }
        this.settings = read;
        this.otherwise = without;
        if (read.filter(Settings::enabled).isPresent()) {
            start(read.get());
        }
    }

    private void start(Settings wanted) {
        sentry = Optional.of(new Sentry(wanted.cooldown(), time, sight::get, telemetry::get, commands::get));
    }

    @Override
    public synchronized void switchTo(boolean on) {
        Settings wanted = settings.orElseThrow(() -> new IllegalStateException(otherwise.detail()));
        if (stopped || on == sentry.isPresent()) {
            return;
        }
        LOG.info("the sentry is switched {}", on ? "on" : "off");
        if (on) {
            start(wanted);
        } else {
            sentry.ifPresent(Sentry::stop);
            sentry = Optional.empty();
        }
    }

    @Override
    public synchronized State state() {
        return sentry.map(Sentry::state).orElseGet(() -> new State(false, false, 0, otherwise.detail()));
    }

    @Deactivate
    synchronized void stop() {
        stopped = true;
        sentry.ifPresent(Sentry::stop);
        sentry = Optional.empty();
    }

    @Override
    public synchronized ComponentHealth health() {
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
