package org.lepetpal.policy.smolvla;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.time.Duration;
import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.SideCamera;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the checkpoint that the operator names, on its own worker, and registers the policy while the robot is one that it was
 * made for. A changed checkpoint takes the place of the one before only once it works.
 */
@Component(
        service = HealthSource.class,
        configurationPid = "org.lepetpal.policy.smolvla",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Config.class)
public final class SmolVlaKeeper implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(SmolVlaKeeper.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final int TASKS = 4;

    private final Timebase time;
    private final RobotServices robot;
    private final Timebase.Worker worker;
    private final Offer offer;
    private Optional<Settings> wished = Optional.empty();
    private Optional<Loading> last = Optional.empty();
    private Optional<Loading.Loaded> waiting = Optional.empty();
    private boolean stopped;
    private volatile ComponentHealth health;

    /** Called by the framework. A wrong setting shows in the health and stops nothing else. */
    @Activate
    public SmolVlaKeeper(
            BundleContext bundle,
            @Reference(name = "timebase") Timebase time,
            @Reference(name = "switchboard") Switchboard switchboard,
            Config config) {
        this.time = time;
        this.robot = new RobotServices(switchboard);
        this.worker = time.worker("policy-smolvla", TASKS);
        this.offer = new Offer(bundle, time, robot);
        this.health = health(Status.STARTING, "reading the checkpoint");
        modified(config);
        worker.after(LOOK_AGAIN, this::watch);
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
            Settings settings = Settings.of(config);
            worker.execute(() -> wish(settings));
        } catch (IllegalArgumentException e) {
            LOG.error("the SmolVLA policy stays as it is: {}", e.getMessage());
            health = health(Status.DOWN, e.getMessage());
        }
    }

    @Deactivate
    void stop() {
        worker.close();
        offer.stop();
        synchronized (this) {
            stopped = true;
            forget();
        }
    }

    @Override
    public ComponentHealth health() {
        return health;
    }

    private void wish(Settings settings) {
        wished = Optional.of(settings);
        last = Optional.empty();
        if (settings.folder().isEmpty()) {
            forget();
            offer.withdraw();
            health = health(Status.ABSENT, "no checkpoint (MODEL_PATH is empty)");
        } else {
            look();
        }
    }

    private void watch() {
        look();
        worker.after(LOOK_AGAIN, this::watch);
    }

    private void look() {
        wished.filter(settings -> settings.folder().isPresent()).ifPresent(settings -> {
            Loading now = Loading.of(settings);
            if (last.filter(now::equals).isEmpty()) {
                last = Optional.of(now);
                load(now);
            }
            offer.retire().ifPresent(this::hold);
            waiting.ifPresent(loaded -> publish(loaded, settings));
        });
    }

    private void load(Loading loading) {
        forget();
        try {
            hold(loading.load(time));
        } catch (RefusedException e) {
            LOG.debug("refused", e);
            refused(e.getMessage());
        }
    }

    /** Until the robot is one that it was made for. */
    private synchronized void hold(Loading.Loaded loaded) {
        if (stopped) {
            loaded.brain().close();
            return;
        }
        forget();
        waiting = Optional.of(loaded);
    }

    private void publish(Loading.Loaded loaded, Settings settings) {
        Optional<ArmDescription> arm = robot.arm();
        if (arm.isEmpty() || robot.cameras().isEmpty()) {
            wait(loaded, arm.isEmpty() ? "waits for an arm" : "waits for a camera");
            return;
        }
        try {
            Fit fit = Fit.of(loaded.brain().checkpoint(), settings, arm.get(), robot.cameras());
            waiting = Optional.empty();
            offer.publish(loaded, settings, fit);
            health = health(Status.OK, loaded.description() + "; serves");
        } catch (MisfitException e) {
            refused(loaded.name() + ": " + e.getMessage());
        }
    }

    private void wait(Loading.Loaded loaded, String why) {
        if (!offer.serves()) {
            health = health(Status.STARTING, loaded.description() + "; " + why);
        }
    }

    private void refused(String why) {
        ComponentHealth judged = offer.serves()
                ? health(Status.DEGRADED, "the previous policy goes on; " + why)
                : health(Status.DOWN, why);
        if (!judged.equals(health)) {
            LOG.error("the policy stays out: {}", why);
        }
        health = judged;
    }

    private synchronized void forget() {
        waiting.ifPresent(loaded -> loaded.brain().close());
        waiting = Optional.empty();
    }

    private static ComponentHealth health(Status status, String detail) {
        return ComponentHealth.of("policy-smolvla", status, detail);
    }
}
