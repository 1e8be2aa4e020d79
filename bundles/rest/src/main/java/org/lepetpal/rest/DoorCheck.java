package org.lepetpal.rest;

import java.io.IOException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a robot that starts without settings for its door, as it does when PORT is no port: nobody could reach it. The
 * settings are there before any component of this bundle is looked at, or not at all.
 */
@Component(
        service = {},
        immediate = true)
public final class DoorCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DoorCheck.class);
    private static final String PID = "org.lepetpal.rest";

    @Activate
    public DoorCheck(BundleContext bundle, @Reference(name = "configAdmin") ConfigurationAdmin configAdmin)
            throws IOException, InvalidSyntaxException {
        if (Life.of(bundle.getBundle(0)).isStarting()
                && configAdmin.listConfigurations("(service.pid=" + PID + ")") == null) {
            LOG.error(
                    "The robot does not start: the HTTP port has no valid settings; the log's line about {} says"
                            + " which is wrong",
                    PID);
            new Refusal().run();
        }
    }
}
