package org.lepetpal.timebase;

import java.util.Locale;
import org.lepetpal.api.time.SteppedTime;
import org.lepetpal.api.time.Timebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Registers the robot's time: the real one, or one that is stepped. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.lepetpal.timebase",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = TimebaseComponent.Config.class)
public final class TimebaseComponent {
    private final ServiceRegistration<?> registration;
    private final AutoCloseable ending;

    @ObjectClassDefinition(
            name = "Time",
            description = "How the robot's time passes. A change restarts the robot's parts.")
    @interface Config {
        @AttributeDefinition(
                name = "TIME",
                description = "real: as it passes. stepped: it stands still until a test or an evaluation steps it.",
                options = {@Option(label = "real", value = "real"), @Option(label = "stepped", value = "stepped")})
        String time() default "real";
    }

    record Settings(boolean stepped) {
        static Settings of(Config config) {
            return switch (config.time().strip().toLowerCase(Locale.ROOT)) {
                case "real" -> new Settings(false);
                case "stepped" -> new Settings(true);
                default ->
                    throw new IllegalArgumentException("TIME = '" + config.time() + "' is not one of real, stepped");
            };
        }
    }

    @Activate
    public TimebaseComponent(BundleContext bundle, Config config) {
        this(bundle, Settings.of(config));
    }

    TimebaseComponent(BundleContext bundle, Settings settings) {
        if (settings.stepped()) {
            SteppedTimebase stepped = new SteppedTimebase();
            ending = () -> {};
            registration = bundle.registerService(
                    new String[] {Timebase.class.getName(), SteppedTime.class.getName()}, stepped, null);
        } else {
            RealTimebase real = new RealTimebase();
            ending = real;
            registration = bundle.registerService(Timebase.class, real, null);
        }
    }

    @Deactivate
    void stop() throws Exception {
        // First the service, so that whoever lives on it closes what it has; then what was forgotten.
        registration.unregister();
        ending.close();
    }
}
