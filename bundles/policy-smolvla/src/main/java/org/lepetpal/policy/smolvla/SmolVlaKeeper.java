package org.lepetpal.policy.smolvla;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.nio.file.Path;
import java.util.Optional;
import org.lepetpal.api.files.RobotHome;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.SideCamera;
import org.lepetpal.lerobot.policy.Policies;
import org.lepetpal.lerobot.policy.RobotServices;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Keeps the SmolVLA policies that the operator names or that lie among the models. */
@Component(
        service = HealthSource.class,
        configurationPid = "org.lepetpal.policy.smolvla",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Config.class)
public final class SmolVlaKeeper implements HealthSource {
    private final RobotServices robot;
    private final Policies policies;
    private final Optional<Path> home;

    /** Called by the framework. A wrong setting shows in the health and stops nothing else. */
    @Activate
    public SmolVlaKeeper(
            BundleContext bundle,
            @Reference(name = "timebase") Timebase time,
            @Reference(name = "switchboard") Switchboard switchboard,
            Config config) {
        this.robot = new RobotServices(switchboard);
        this.policies = new Policies("policy-smolvla", SmolVlaFormat.FACTORY_PID, bundle, time, robot);
        this.home = RobotHome.of(bundle::getProperty).given();
        modified(config);
    }

    @Reference(name = "safety", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void bindSafety(SafetyKernel service) {
        robot.come(service);
    }

    void unbindSafety(SafetyKernel service) {
        robot.leave(service);
    }

    @Reference(name = "cameras", cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
    void bindCamera(SideCamera camera) {
        robot.come(camera);
    }

    void unbindCamera(SideCamera camera) {
        robot.leave(camera);
    }

    /** Called by the framework when settings change. */
    @Modified
    void modified(Config config) {
        try {
            policies.wish(Settings.of(config, home));
        } catch (IllegalArgumentException e) {
            policies.wrong(e.getMessage());
        }
    }

    @Deactivate
    void stop() {
        policies.close();
    }

    @Override
    public ComponentHealth health() {
        return policies.health();
    }
}
