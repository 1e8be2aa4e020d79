package org.lepetpal.command;

import java.util.List;
import org.lepetpal.api.command.Commands;
import org.lepetpal.api.command.PoseMoves;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.safety.ThrowGuard;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.Sight;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Commands and the control loop. Without the safety kernel there is none of it: that is a reference, not a question. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.lepetpal.command",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CommandComponent.Config.class)
public final class CommandComponent {
    private final Latest<Sight> sight = new Latest<>();
    private final Latest<ThrowGuard> guard = new Latest<>();
    private final Latest<SoftwareStop> stop = new Latest<>();
    private final Latest<CameraSetups> setups = new Latest<>();
    private final CommandCentre centre;
    private final List<ServiceRegistration<?>> registrations;

    @ObjectClassDefinition(name = "Control loop", description = "How often the robot ticks and asks its policy.")
    @interface Config {
        @AttributeDefinition(
                name = "CONTROL_RATE_HZ",
                description = "Ticks of the control loop per second, 10…500. A change restarts the loop.",
                min = "10",
                max = "500")
        int control_rate_hz() default 100;

        @AttributeDefinition(
                name = "INFERENCE_RATE_HZ",
                description = "How often the policy is asked per second, 1…50; less often when it thinks longer.",
                min = "1",
                max = "50")
        int inference_rate_hz() default 15;
    }

    record Settings(int controlRateHz, int inferenceRateHz) {
        Settings {
            require("CONTROL_RATE_HZ", controlRateHz, 10, 500);
            require("INFERENCE_RATE_HZ", inferenceRateHz, 1, 50);
        }

        static Settings of(Config config) {
            return new Settings(config.control_rate_hz(), config.inference_rate_hz());
        }

        private static void require(String variable, int value, int least, int most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(variable + " = " + value + " is not in " + least + "…" + most);
            }
        }
    }

    @Activate
    public CommandComponent(
            BundleContext bundle,
            Config config,
            @Reference(name = "timebase") Timebase time,
            @Reference(name = "switchboard") Switchboard switchboard,
            @Reference(name = "safety") SafetyKernel safety,
            @Reference(name = "store") CommandStore store) {
        Settings settings = Settings.of(config);
        centre = new CommandCentre(
                time,
                switchboard,
                safety,
                new Surroundings(sight::get, guard::get, stop::get, setups::get),
                store,
                settings.controlRateHz(),
                settings.inferenceRateHz());
        registrations = List.of(
                bundle.registerService(Commands.class, centre.commands(), null),
                bundle.registerService(PoseMoves.class, centre.poseMoves(), null),
                bundle.registerService(Telemetry.class, centre.telemetry(), null),
                bundle.registerService(HealthSource.class, centre.health(), null));
    }

    @Reference(
            name = "sight",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindSight(Sight service) {
        sight.came(service);
    }

    void unbindSight(Sight service) {
        sight.left(service);
    }

    @Reference(
            name = "guard",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindGuard(ThrowGuard service) {
        guard.came(service);
    }

    void unbindGuard(ThrowGuard service) {
        guard.left(service);
    }

    @Reference(
            name = "stop",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindStop(SoftwareStop service) {
        stop.came(service);
    }

    void unbindStop(SoftwareStop service) {
        stop.left(service);
    }

    @Reference(
            name = "setups",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindSetups(CameraSetups service) {
        setups.came(service);
    }

    void unbindSetups(CameraSetups service) {
        setups.left(service);
    }

    /** The arm goes home with the whole robot. Where only this bundle goes it stays where it is: somebody is at work here. */
    @Deactivate
    void stop(BundleContext bundle) {
        registrations.reversed().forEach(ServiceRegistration::unregister);
        if (bundle.getBundle(Constants.SYSTEM_BUNDLE_ID).getState() == Bundle.STOPPING) {
            centre.park();
        }
        centre.close();
    }
}
