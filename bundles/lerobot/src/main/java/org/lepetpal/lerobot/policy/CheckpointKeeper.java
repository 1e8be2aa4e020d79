package org.lepetpal.lerobot.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.time.Timebase;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads one checkpoint on its own worker, and registers the policy while the robot is one that it was made for. A changed
 * checkpoint takes the place of the one before only once it works.
 */
final class CheckpointKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointKeeper.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final int TASKS = 4;

    private final String component;
    private final Timebase time;
    private final Robot robot;
    private final Timebase.Worker worker;
    private final Offer offer;
    private Optional<Wish> wished = Optional.empty();
    private Optional<Loading> last = Optional.empty();
    private Optional<Loading.Loaded> waiting = Optional.empty();
    private boolean stopped;
    private volatile ComponentHealth health;

    /** @param component its name in the health, and its worker's */
    CheckpointKeeper(String component, BundleContext bundle, Timebase time, Robot robot) {
        this.component = component;
        this.time = time;
        this.robot = robot;
        this.worker = time.worker(component, TASKS);
        this.offer = new Offer(bundle, time, robot);
        this.health = health(Status.STARTING, "reading the checkpoint");
        worker.after(LOOK_AGAIN, this::watch);
    }

    /** Another wish than before. Returns at once. */
    void wish(Wish wish) {
        worker.execute(() -> change(wish));
    }

    /** A wish that cannot be meant: all stays as it is. */
    void wrong(String why) {
        LOG.error("the policy stays as it is: {}", why);
        health = health(Status.DOWN, why);
    }

    void stop() {
        worker.close();
        offer.stop();
        synchronized (this) {
            stopped = true;
            forget();
        }
    }

    ComponentHealth health() {
        return health;
    }

    private void change(Wish wish) {
        wished = Optional.of(wish);
        last = Optional.empty();
        if (wish.source().isEmpty()) {
            absent("no checkpoint (MODEL_PATH is empty)");
        } else {
            look();
        }
    }

    private void absent(String why) {
        forget();
        offer.withdraw();
        health = health(Status.ABSENT, why);
    }

    private void watch() {
        look();
        worker.after(LOOK_AGAIN, this::watch);
    }

    private void look() {
        wished.filter(wish -> wish.source().isPresent()).ifPresent(wish -> {
            Loading now = Loading.of(wish.source().get(), wish.loader());
            if (last.filter(now::equals).isEmpty()) {
                last = Optional.of(now);
                load(now, wish.setup());
            }
            offer.retire().ifPresent(this::keep);
            waiting.ifPresent(this::publish);
        });
    }

    private void load(Loading loading, Setup general) {
        forget();
        Optional<String> others = loading.othersType();
        if (others.isPresent()) {
            absent(loading.source().label() + " holds a policy of type " + others.get()
                    + ", which is another bundle's");
            return;
        }
        try {
            hold(loading.load(time, general));
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

    /** Until its arm comes back; unless a newer one, which misfitted the arm of before, waits for the one that has come. */
    private synchronized void keep(Loading.Loaded retired) {
        if (waiting.isPresent()) {
            retired.brain().close();
        } else {
            hold(retired);
        }
    }

    private void publish(Loading.Loaded loaded) {
        Optional<ArmDescription> arm = robot.arm();
        if (arm.isEmpty() || robot.cameras().isEmpty()) {
            wait(loaded, arm.isEmpty() ? "waits for an arm" : "waits for a camera");
            return;
        }
        try {
            Fit fit = Fit.of(loaded.brain(), loaded.setup(), arm.get(), robot.cameras());
            waiting = Optional.empty();
            List<String> remarks = loaded.remarks(arm.get());
            remarks.forEach(remark -> LOG.warn("{}: {}", loaded.source().name(), remark));
            offer.publish(loaded, fit, remarks);
            health = health(Status.OK, loaded.description() + "; serves" + said(remarks));
        } catch (MisfitException e) {
            refused(loaded.source().name() + ": " + e.getMessage());
        }
    }

    private static String said(List<String> remarks) {
        return remarks.isEmpty() ? "" : "; " + String.join("; ", remarks);
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

    private ComponentHealth health(Status status, String detail) {
        return ComponentHealth.of(component, status, detail);
    }
}
