package org.lepetpal.lerobot.policy;

import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.time.Timebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policy as the robot sees it: registered, replaced, withdrawn. */
final class Offer {
    private static final Logger LOG = LoggerFactory.getLogger(Offer.class);
    /** Commands, a shadow and one that is being ended may want a thought at the same time. */
    private static final int THOUGHTS = 4;

    private final BundleContext bundle;
    private final Timebase time;
    private final Robot robot;
    private Optional<Published> published = Optional.empty();
    private boolean active = true;

    Offer(BundleContext bundle, Timebase time, Robot robot) {
        this.bundle = bundle;
        this.time = time;
        this.robot = robot;
    }

    /** The new one comes before the old one goes. @param remarks what a person should know of it */
    synchronized void publish(Loading.Loaded loaded, Fit fit, List<String> remarks) {
        if (!active) {
            loaded.brain().close();
            return;
        }
        Timebase.Worker worker = time.worker(loaded.name() + "-inference", THOUGHTS);
        Duration least = loaded.setup().habits().leastThought();
        ThinkingMind mind = new ThinkingMind(loaded.brain(), fit.masked(), least, time, worker);
        Setup own = loaded.setup().with(loaded.brain().conduct(loaded.setup().conduct()));
        LearnedPolicy policy = new LearnedPolicy(loaded.name(), loaded.version(), own, fit, mind, robot);
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, loaded.name());
        properties.put(ServiceKeys.VERSION, loaded.version());
        properties.put(Constants.SERVICE_RANKING, loaded.source().ranking());
        loaded.source().identity().ifPresent(identity -> properties.put(ServiceKeys.ORIGIN, identity.origin()));
        if (!remarks.isEmpty()) {
            properties.put(ServiceKeys.REMARK, String.join("; ", remarks));
        }
        Optional<Published> previous = published;
        published = Optional.of(
                new Published(policy, loaded, mind, bundle.registerService(Policy.class, policy, properties)));
        previous.ifPresent(Published::withdraw);
    }

    synchronized boolean serves() {
        return published.isPresent();
    }

    /**
     * Withdraws a policy that another arm has come for. A camera that is lost is none of that: its runs wait for it.
     *
     * @return what was withdrawn, still loaded; empty while all is well
     */
    synchronized Optional<Loading.Loaded> retire() {
        Optional<ArmDescription> arm = robot.arm();
        if (published.isEmpty() || arm.isEmpty()) {
            return Optional.empty();
        }
        Published now = published.get();
        try {
            Fit.requireArm(now.loaded().brain(), now.loaded().setup(), arm.get());
            return Optional.empty();
        } catch (MisfitException e) {
            LOG.warn("the policy is withdrawn: {}", e.getMessage());
            published = Optional.empty();
            now.unregister();
            return Optional.of(now.loaded());
        }
    }

    synchronized void withdraw() {
        published.ifPresent(Published::withdraw);
        published = Optional.empty();
    }

    /** For good. */
    synchronized void stop() {
        active = false;
        withdraw();
    }

    private record Published(
            LearnedPolicy policy, Loading.Loaded loaded, ThinkingMind mind, ServiceRegistration<Policy> registration) {
        /** Unregisters first: the switchboard waits for who is using it. */
        void unregister() {
            registration.unregister();
            policy.withdraw();
            mind.close();
        }

        void withdraw() {
            unregister();
            loaded.brain().close();
        }
    }
}
