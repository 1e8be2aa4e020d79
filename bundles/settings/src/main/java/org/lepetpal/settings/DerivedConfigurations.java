package org.lepetpal.settings;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Forgets, while the framework starts, configurations that bundles derive from other settings: kept over a restart, the
 * HTTP server's would open the old port before anything had decided that it may be open.
 */
@Component(
        service = {},
        immediate = true)
public final class DerivedConfigurations {
    /** Framework property: PIDs to forget, separated by commas. */
    private static final String PROPERTY = "lepetpal.derived.pids";

    @Activate
    public DerivedConfigurations(
            BundleContext context, @Reference(name = "configurationAdmin") ConfigurationAdmin admin)
            throws IOException, InvalidSyntaxException {
        // When only this bundle is restarted, the derived configurations are in use.
        if (context.getBundle(0).getState() == Bundle.STARTING) {
            String pids = Optional.ofNullable(context.getProperty(PROPERTY)).orElse("");
            for (String pid : Pattern.compile("\\s*,\\s*").split(pids.strip())) {
                forget(admin, pid);
            }
        }
    }

    private static void forget(ConfigurationAdmin admin, String pid) throws IOException, InvalidSyntaxException {
        Configuration[] found = pid.isEmpty() ? null : admin.listConfigurations("(service.pid=" + pid + ")");
        if (found != null) {
            found[0].delete();
        }
    }
}
