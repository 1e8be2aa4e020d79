package org.lepetpal.servo.sg90;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.time.Backoff;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.treat.PwmLine;
import org.lepetpal.api.treat.TreatDispenser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a dispenser registered while its servo can be moved: opens the output on its own worker, withdraws the dispenser
 * when a pulse fails, and tries again with growing waits.
 */
final class DispenserKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(DispenserKeeper.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final Settings settings;
    private final Timebase timebase;
    private final Timebase.Worker worker;
    private final Ration ration;
    private final Path sysfs;
    private final Function<TreatDispenser, Registered> registry;
    private final Backoff backoff = new Backoff(FIRST_RETRY, SLOWEST_RETRY);
    private final Latest<PwmLine> chute = new Latest<>();
    private Optional<Serving> serving = Optional.empty();
    private boolean stopped;
    private volatile ComponentHealth state;

    /** @param registry publishes a dispenser */
    DispenserKeeper(
            Settings settings,
            Timebase timebase,
            Tally tally,
            Path sysfs,
            Function<TreatDispenser, Registered> registry) {
        this.settings = settings;
        this.timebase = timebase;
        this.worker = timebase.worker("dispenser", 32);
        this.ration = new Ration(
                settings.cooldown(), settings.dailyMaximum(), tally, Clock.systemDefaultZone(), timebase::nanoTime);
        this.sysfs = sysfs;
        this.registry = registry;
        this.state = waiting();
        worker.execute(this::open);
    }

    ComponentHealth health() {
        ComponentHealth now = state;
        if (now.status() != Status.OK) {
            return now;
        }
        return new ComponentHealth(
                now.component(),
                now.status(),
                now.detail() + ", " + ration.today() + " of " + ration.dailyMaximum() + " treats given today",
                now.simulated());
    }

    /** The simulated chute came. */
    synchronized void chuteCame(PwmLine line) {
        chute.came(line);
        if (!stopped && simulated()) {
            withdraw();
            serve(line, "simulated chute");
        }
    }

    /** The simulated chute went. */
    synchronized void chuteWent(PwmLine line) {
        if (chute.left(line) && simulated()) {
            withdraw();
            state = waiting();
        }
    }

    /** Ends all: withdraws, and lets a gate that is open close first. */
    void stop() {
        Optional<Serving> last;
        synchronized (this) {
            stopped = true;
            last = serving;
            withdraw();
        }
        last.ifPresent(DispenserKeeper::awaitRest);
        worker.close();
        last.filter(gone -> !simulated()).ifPresent(gone -> gone.line().close());
    }

    private synchronized void open() {
        if (stopped || serving.isPresent()) {
            return;
        }
        switch (settings.source()) {
            case Source.Nowhere nowhere ->
                state = ComponentHealth.of("dispenser", Status.ABSENT, "set up without a dispenser (DISPENSER=none)");
            case Source.Simulated simulated -> chute.get().ifPresent(line -> serve(line, "simulated chute"));
            case Source.Found found -> openFirst();
            case Source.Output output -> open(output);
        }
    }

    private void openFirst() {
        try {
            Optional<Source.Output> first = new PwmOutputs(sysfs).first();
            if (first.isPresent()) {
                open(first.get());
            } else {
                fail("this machine has no PWM output; on a Raspberry Pi add dtoverlay=pwm-2chan to its config.txt, or "
                        + "set DISPENSER=none");
            }
        } catch (IOException e) {
            fail("PWM outputs cannot be listed: " + e.getMessage());
        }
    }

    private void open(Source.Output output) {
        try {
            serve(Pi4jPwmLine.open(sysfs, output), "servo on " + output);
            backoff.reset();
        } catch (IOException e) {
            fail(e.getMessage());
        }
    }

    private void serve(PwmLine line, String what) {
        Gate gate = new Gate(line, settings.stroke(), worker);
        Sg90Dispenser dispenser = new Sg90Dispenser(gate, ration, timebase::nanoTime, this::lost);
        serving = Optional.of(new Serving(line, dispenser, registry.apply(dispenser)));
        state = new ComponentHealth("dispenser", Status.OK, what, simulated());
        LOG.info("treat dispenser serves: {}", what);
    }

    /** A pulse failed: a real output is opened anew, the simulated chute announces itself when it is back. */
    private void lost() {
        worker.execute(() -> {
            synchronized (this) {
                if (stopped || simulated()) {
                    return;
                }
                serving.ifPresent(gone -> gone.line().close());
                withdraw();
                fail("the servo's output was lost");
            }
        });
    }

    private void fail(String reason) {
        Duration wait = backoff.next();
        state = ComponentHealth.of("dispenser", Status.DOWN, reason);
        LOG.warn("no treat dispenser, next try in {} s: {}", wait.toSeconds(), reason);
        worker.after(wait, this::open);
    }

    private void withdraw() {
        serving.ifPresent(gone -> {
            gone.registration().unregister();
            gone.dispenser().withdraw();
        });
        serving = Optional.empty();
    }

    private boolean simulated() {
        return settings.source() instanceof Source.Simulated;
    }

    private ComponentHealth waiting() {
        return new ComponentHealth(
                "dispenser",
                Status.STARTING,
                simulated() ? "waiting for the simulated chute" : "opening the servo's output",
                simulated());
    }

    private static void awaitRest(Serving last) {
        try {
            last.dispenser().withdraw().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("the chute did not come to rest before the dispenser was stopped: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A service that was published. */
    interface Registered {
        void unregister();
    }

    private record Serving(PwmLine line, Sg90Dispenser dispenser, Registered registration) {}
}
