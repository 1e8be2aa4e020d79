package org.lepetpal.rest;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
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
 * itself stays closed until this component has told it where to listen. With wrong settings nobody could be told over HTTP,
 * and some of them would let anybody in, so they stop the robot with the reason on its terminal.
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
    private final Filters filters;

    @Activate
    public HttpDoor(
            BundleContext bundle, Config config, @Reference(name = "configAdmin") ConfigurationAdmin configAdmin)
            throws IOException {
        this.bundle = bundle;
        Settings settings = settingsOrStop(bundle, config);
        filters = Filters.register(bundle, settings);
        server = configAdmin.getConfiguration(SERVER_PID, "?");
        Dictionary<String, Object> where = new Hashtable<>();
        where.put("org.osgi.service.http.port", settings.port());
        where.put("org.apache.felix.http.host", settings.bind());
        server.update(where);
        LOG.info("http listens on http://{}:{}/", settings.bind(), settings.port());
    }

    @Deactivate
    void close() throws IOException {
        // A robot that stops closes its server anyway; closing it here too would race with the servlets that leave.
        if (bundle.getBundle(0).getState() != Bundle.STOPPING) {
            server.delete();
        }
        filters.close();
    }

    private static Settings settingsOrStop(BundleContext bundle, Config config) {
        try {
            return Settings.of(config);
        } catch (IllegalArgumentException wrong) {
            LOG.error("The robot does not start: {}", wrong.getMessage());
            stop(bundle);
            throw wrong;
        }
    }

    private static void stop(BundleContext bundle) {
        try {
            bundle.getBundle(0).stop();
        } catch (BundleException unstoppable) {
            LOG.error("The robot could not be stopped", unstoppable);
        }
    }
}
