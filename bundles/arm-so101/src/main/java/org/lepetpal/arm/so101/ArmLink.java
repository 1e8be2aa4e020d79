package org.lepetpal.arm.so101;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one arm connected: opens the wire, sets the servos up, puts the arm on offer; on loss withdraws it and tries
 * again, ever more slowly. All of it on a worker of its own, never inside a caller's tick.
 */
final class ArmLink {
    private static final Logger LOG = LoggerFactory.getLogger(ArmLink.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(5);

    private final BusSource source;
    private final ArmShelf shelf;
    private final Timebase time;
    private final Timebase.Worker worker;
    private final Backoff backoff = new Backoff(FIRST_RETRY, SLOWEST_RETRY);
    private final Current serving = new Current();
    /** Rises whenever the wire goes or the link ends, so that a connection being made then is not offered. */
    private final AtomicInteger epoch = new AtomicInteger();
    /** These two on the worker only. */
    private boolean retryDue;

    private boolean everServed;

    private volatile ComponentHealth absence;

    ArmLink(BusSource source, ArmShelf shelf, Timebase time) {
        this.source = source;
        this.shelf = shelf;
        this.time = time;
        this.worker = time.worker("arm-so101", 16);
        this.absence = new ComponentHealth("arm", Status.STARTING, "connecting", source.simulated());
    }

    /** Begins, or tries again at once because the wire has come. Any thread; returns at once. */
    void connectSoon() {
        submit(this::connect);
    }

    /** The wire is gone: when this returns the arm is no longer on offer. Any thread. */
    void wireGone(String why) {
        epoch.incrementAndGet();
        serving.get().ifPresent(connection -> lose(connection, why));
        connectSoon();
    }

    /** Withdraws the arm, lets it go limp, and ends. */
    void close() {
        epoch.incrementAndGet();
        Optional<Connection> ended = serving.take();
        ended.ifPresent(connection -> connection.offer().withdraw());
        worker.close();
        ended.ifPresent(this::shutDown);
    }

    ComponentHealth health() {
        return serving.get().map(this::health).orElse(absence);
    }

    private ComponentHealth health(Connection connection) {
        return connection
                .pulse()
                .alarm()
                .map(alarm -> health(Status.DEGRADED, alarm))
                .orElseGet(() -> health(Status.OK, "SO-101 on " + connection.name()));
    }

    private ComponentHealth health(Status status, String detail) {
        return new ComponentHealth("arm", status, detail, source.simulated());
    }

    private void connect() {
        if (serving.get().isPresent()) {
            return;
        }
        int begun = epoch.get();
        try {
            BusSource.OpenBus wire = source.open();
            serve(wire, begun);
        } catch (IOException | RuntimeException e) {
            // Whatever it was, the next attempt may work: a keeper never gives up.
            failed(e);
        }
        if (serving.get().isEmpty() && !retryDue) {
            retryDue = true;
            worker.after(backoff.next(), () -> {
                retryDue = false;
                connect();
            });
        }
    }

    private void serve(BusSource.OpenBus wire, int begun) throws IOException {
        Connection connection = establish(wire);
        serving.set(connection);
        if (epoch.get() != begun) {
            lose(connection, "the wire went away while the arm was set up");
            return;
        }
        everServed = true;
        backoff.reset();
        LOG.info("SO-101 on {} is ready", wire.name());
    }

    private Connection establish(BusSource.OpenBus wire) throws IOException {
        boolean offered = false;
        try {
            ServoChain chain = new ServoChain(wire.bus(), time);
            ServoSetup.Facts facts = new ServoSetup(chain).run();
            Pulse pulse = new Pulse(this::lost);
            Feedback feedback = new Feedback(chain, facts.calibration(), facts.speedUnits(), time);
            So101Arm arm = new So101Arm(chain, facts.calibration(), feedback, pulse);
            Connection connection = new Connection(wire, chain, arm, pulse, shelf.offer(arm, source.simulated()));
            offered = true;
            return connection;
        } finally {
            if (!offered) {
                wire.bus().close();
            }
        }
    }

    /** From within a tick: takes note only. */
    private void lost(Pulse pulse, String why) {
        submit(() -> {
            serving.get()
                    .filter(connection -> connection.pulse() == pulse)
                    .ifPresent(connection -> lose(connection, why));
            connect();
        });
    }

    private void lose(Connection connection, String why) {
        if (!serving.clear(connection)) {
            return;
        }
        absence = health(Status.DOWN, "the arm was lost: " + why);
        LOG.warn(
                "SO-101 on {} lost: {} ({} glitches before)",
                connection.name(),
                why,
                connection.chain().glitches());
        connection.offer().withdraw();
        connection.arm().withdraw();
        connection.wire().bus().close();
    }

    private void failed(Exception cause) {
        String why = String.valueOf(cause.getMessage());
        if (!why.equals(absence.detail())) {
            LOG.warn("no arm: {}", why);
            LOG.debug("no arm", cause);
        }
        boolean stillStarting = cause instanceof NoWireYetException && !everServed;
        absence = health(stillStarting ? Status.STARTING : Status.DOWN, why);
    }

    private void shutDown(Connection connection) {
        try {
            connection.arm().shutDown();
        } catch (IOException e) {
            LOG.warn("torque could not be switched off: {}", e.getMessage());
        }
        connection.wire().bus().close();
    }

    private void submit(Runnable task) {
        try {
            worker.execute(task);
        } catch (RejectedExecutionException e) {
            // The link has been closed in the meantime: there is nothing left to keep.
            LOG.debug("arm link is closed", e);
        }
    }

    private record Connection(
            BusSource.OpenBus wire, ServoChain chain, So101Arm arm, Pulse pulse, ArmShelf.Offer offer) {
        String name() {
            return wire.name();
        }
    }

    /** The connection in use, if any; who takes it out ends it. */
    private static final class Current {
        private Optional<Connection> connection = Optional.empty();

        synchronized Optional<Connection> get() {
            return connection;
        }

        synchronized void set(Connection next) {
            connection = Optional.of(next);
        }

        synchronized Optional<Connection> take() {
            Optional<Connection> taken = connection;
            connection = Optional.empty();
            return taken;
        }

        /** @return whether it was that one */
        synchronized boolean clear(Connection old) {
            return connection.filter(current -> current == old).isPresent() && take().isPresent();
        }
    }
}
