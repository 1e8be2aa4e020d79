package org.lepetpal.policy.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.policy.replay.dataset.Dataset;
import org.lepetpal.policy.replay.dataset.Episode;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one recording on its own worker, and registers its policy while an arm is there that can do it. */
final class Player {
    private static final Logger LOG = LoggerFactory.getLogger(Player.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final BundleContext bundle;
    private final Script script;
    private final Timebase.Worker worker;
    private final Latest<SafetyKernel> kernel = new Latest<>();
    private Optional<ArmDescription> fitted = Optional.empty();
    private Optional<Published> published = Optional.empty();
    private boolean stopped;
    private volatile State state = new State(Status.STARTING, "reads the recording");

    Player(BundleContext bundle, Timebase time, Script script) {
        this.bundle = bundle;
        this.script = script;
        this.worker = time.worker("policy-replay", 2);
        worker.execute(this::read);
    }

    /**
     * How it is.
     *
     * @param detail for people
     */
    record State(Status status, String detail) {}

    State state() {
        return state;
    }

    void come(SafetyKernel service) {
        kernel.came(service);
    }

    void leave(SafetyKernel service) {
        kernel.left(service);
    }

    private void read() {
        try {
            Episode episode = Dataset.open(script.folder()).episode(script.episode());
            watch(episode, script.in(OwnUnits.of(script.folder()).orElse(script.units())));
        } catch (IOException e) {
            LOG.error("{}: {}", script.label(), e.getMessage());
            state = new State(Status.DOWN, script.label() + ": " + e.getMessage());
        }
    }

    private void watch(Episode episode, Script told) {
        fit(episode, told);
        worker.after(LOOK_AGAIN, () -> watch(episode, told));
    }

    private synchronized void fit(Episode episode, Script told) {
        Optional<ArmDescription> arm = kernel.get().flatMap(SafetyKernel::arm);
        if (stopped || arm.equals(fitted) && arm.isPresent()) {
            return;
        }
        fitted = arm;
        withdraw();
        if (arm.isEmpty()) {
            state = new State(Status.STARTING, "waits for an arm");
            return;
        }
        try {
            Motion motion = Motion.of(episode, told.units(), arm.get());
            publish(new ReplayPolicy(told, motion, episode.tasks()));
            state = new State(Status.OK, describe(episode, motion, told.units()));
        } catch (MisfitException e) {
            LOG.error("{}: {}", script.label(), e.getMessage());
            state = new State(Status.DOWN, script.label() + ": " + e.getMessage());
        }
    }

    private static String describe(Episode episode, Motion motion, UnitMode units) {
        String cut = motion.cut() == 0 ? "" : ", " + motion.cut() + " poses of it cut to the arm's limits";
        return "episode " + episode.number() + " of "
                + Math.round(motion.targets().size() / motion.fps()) + " s in "
                + (units == UnitMode.DEGREES ? "degrees" : "−100…100") + ", " + episode.tasks() + cut + "; serves";
    }

    private void publish(ReplayPolicy policy) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, script.name());
        properties.put(ServiceKeys.VERSION, script.version());
        properties.put(Constants.SERVICE_RANKING, script.ranking());
        script.origin().ifPresent(origin -> properties.put(ServiceKeys.ORIGIN, origin));
        published = Optional.of(new Published(policy, bundle.registerService(Policy.class, policy, properties)));
    }

    private void withdraw() {
        published.ifPresent(Published::withdraw);
        published = Optional.empty();
    }

    void stop() {
        worker.close();
        synchronized (this) {
            stopped = true;
            withdraw();
        }
    }

    private record Published(ReplayPolicy policy, ServiceRegistration<Policy> registration) {
        /** Unregisters first: the switchboard waits for who is using it. */
        void withdraw() {
            registration.unregister();
            policy.withdraw();
        }
    }
}
