package org.lepetpal.rest;

import java.io.IOException;
import java.time.Clock;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.time.Timebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the HTTP port once it is known that it may be opened, and publishes the rules of the door with it. The server
 * itself stays closed until this component has told it where to listen. With wrong settings the door stays shut and the
 * log says why; a robot that starts with settings that would let anybody in, or on a port that it cannot have, is stopped.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.lepetpal.rest",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Config.class)
public final class HttpDoor {
    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
    private static final String SERVER_PID = "org.apache.felix.http";

    private final BundleContext bundle;
    private final Configuration server;
    private final Latch latch;
    private final Filters filters;
    private final List<ServiceRegistration<?>> services;

    @Activate
    public HttpDoor(
            BundleContext bundle,
            Config config,
            @Reference(name = "configAdmin") ConfigurationAdmin configAdmin,
            @Reference(name = "timebase") Timebase time)
            throws IOException {
        this.bundle = bundle;
        Settings settings = settingsOrRefusal(bundle, config);
        settings.problems().forEach(problem -> LOG.error("{}", problem));
        filters = Filters.register(bundle, settings);
        Life life = Life.of(bundle.getBundle(0));
        latch = new Latch(life, new Routes(bundle));
        Envelope envelope = new Envelope(new Json(), Clock.systemUTC());
        ServerErrorsHook hook =
                new ServerErrorsHook(settings, new ServerErrors(envelope, new Nowhere(envelope, life)), latch, time);
        services = List.of(
                bundle.registerService(ConnectorFactory.class, hook, null),
                bundle.registerService(HealthSource.class, () -> health(settings, hook.open()), null));
        server = configAdmin.getConfiguration(SERVER_PID, "?");
        Dictionary<String, Object> where = new Hashtable<>();
        where.put("org.osgi.service.http.port", settings.port());
        where.put("org.apache.felix.http.host", settings.bind());
        server.update(where);
    }

    @Deactivate
    void close() throws IOException {
        // First, for the checks leave before the server does.
        latch.close();
        // A robot that stops closes its server anyway; closing it here too would race with the servlets that leave.
        if (!Life.of(bundle.getBundle(0)).isStopping()) {
            server.delete();
        }
        services.forEach(ServiceRegistration::unregister);
        filters.close();
    }

    private static ComponentHealth health(Settings settings, String open) {
        List<String> problems = settings.problems();
        if (open.isEmpty()) {
            return ComponentHealth.of(
                    "http", Status.STARTING, "opens " + settings.bind() + ":" + settings.port() + " or cannot");
        }
        return problems.isEmpty()
                ? ComponentHealth.of("http", Status.OK, "listens on " + open)
                : ComponentHealth.of("http", Status.DEGRADED, String.join("; ", problems));
    }

    private static Settings settingsOrRefusal(BundleContext bundle, Config config) {
        boolean starting = Life.of(bundle.getBundle(0)).isStarting();
        try {
            Settings settings = Settings.of(config);
            if (starting) {
                Ports.requireFree(settings);
            }
            return settings;
        } catch (ForbiddenStart forbidden) {
            if (starting) {
                LOG.error("The robot does not start: {}", forbidden.getMessage());
                new Refusal().run();
            } else {
                // Edited while it runs: no reason to let go of a command under way.
                LOG.error("The HTTP port stays closed: {}", forbidden.getMessage());
            }
            throw forbidden;
        } catch (IllegalArgumentException wrong) {
            LOG.error("The HTTP port stays closed: {}", wrong.getMessage());
            throw wrong;
        }
    }
}
