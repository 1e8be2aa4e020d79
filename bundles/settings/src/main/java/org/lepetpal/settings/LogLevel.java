package org.lepetpal.settings;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * How much is logged. {@code conf/logback.xml} takes its level from a system property, because that is the one thing
 * which both logback and this bundle can reach; the logging service reads the file anew when its PID is updated.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.lepetpal.settings",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LogLevel.Config.class)
public final class LogLevel {
    private static final String PROPERTY = "lepetpal.log.level";
    private static final String LOGGING_PID = "org.ops4j.pax.logging";

    private final ConfigurationAdmin admin;
    private final Home home;

    @Activate
    public LogLevel(
            BundleContext context, @Reference(name = "configurationAdmin") ConfigurationAdmin admin, Config config)
            throws IOException {
        this.admin = admin;
        this.home = Home.of(context::getProperty);
        set(config);
    }

    @Modified
    void set(Config config) throws IOException {
        System.setProperty(PROPERTY, config.log_level());
        Map<String, String> logging = Map.of(
                "org.ops4j.pax.logging.logback.config.file", home.logback().toString());
        admin.getConfiguration(LOGGING_PID, "?").update(new Hashtable<>(logging));
    }

    /** What can be set. */
    @ObjectClassDefinition(name = "LePetPal settings", description = "What concerns the robot as a whole.")
    @interface Config {
        @AttributeDefinition(
                name = "LOG_LEVEL",
                description = "The least level that is written to the terminal and to log/lepetpal.jsonl.",
                options = {
                    @Option(value = "ERROR", label = "ERROR"),
                    @Option(value = "WARN", label = "WARN"),
                    @Option(value = "INFO", label = "INFO"),
                    @Option(value = "DEBUG", label = "DEBUG"),
                    @Option(value = "TRACE", label = "TRACE")
                })
        String log_level() default "INFO";
    }
}
