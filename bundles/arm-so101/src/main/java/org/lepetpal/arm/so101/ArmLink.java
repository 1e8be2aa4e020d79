package org.lepetpal.arm.so101;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.lepetpal.api.arm.LostArm;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.time.Backoff;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Keeps one arm connected: opens the wire, sets the servos up, puts the arm on offer; on loss withdraws it and tries
 * again, ever more slowly. All of it on a worker of its own, never inside a caller's tick. The wire may be lent out for
 * work on the servos; meanwhile there is no arm.
 */
final class ArmLink implements LostArm {
    private static final Logger LOG = LoggerFactory.getLogger(ArmLink.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(5);
    /** For the wire's turn, of who lets a lost arm go: longer than an attempt to connect usually takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BusSource source;
    private final Connector connector;
    private final LimpAtLast limpAtLast;
    private final Timebase.Worker worker;
    private final Backoff backoff = new Backoff(FIRST_RETRY, SLOWEST_RETRY);
    private final Current serving = new Current();
    /** Held by whoever opens the wire or works on it. */
    private final ReentrantLock wireTurn = new ReentrantLock(true);
    /** Rises whenever the wire goes or the link ends, so that a connection being made then is not offered. */
    private final AtomicInteger epoch = new AtomicInteger();
    /** Set before the epoch rises for the last time: whoever waits for the wire's turn then finds that there is nothing left to do. */
    private volatile boolean closed;
    /** These four only while the wire's turn is held. */
    private boolean retryDue;

    private boolean everServed;
    private boolean lent;
    /** Without an arm on offer: its servos have confirmed that they are limp, and the wire has been there ever since. */
    private boolean limp;
    /** Torque may be on, and there is no arm to switch it off: it was lost, refused, or did not answer. */
    private final LeftHolding leftHolding;
    /** Connections that are being ended: until they are, nobody else uses their wire. */
    private final AtomicInteger ending = new AtomicInteger();

    private volatile ComponentHealth absence;

    /** @param notices where it is said when the arm may hold with nobody to reach it */
    ArmLink(BusSource source, Connector connector, ArmShelf.Notices notices, Timebase time) {
        this.source = source;
        this.connector = connector;
        this.limpAtLast = new LimpAtLast(source, time);
        this.leftHolding = new LeftHolding(() -> notices.post(this));
        this.worker = time.worker("arm-so101", 64);
        this.absence = new ComponentHealth("arm", Status.STARTING, "connecting", source.simulated());
    }

    /** Where the wire comes from, for who has been lent it. */
    BusSource source() {
        return source;
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

    /**
     * Withdraws the arm, limp, closes the wire and keeps away from it until {@link #giveBack}. May wait for a connection
     * being made.
     *
     * @param why for people, shown as the arm's health
     * @throws IllegalStateException when it is lent already
     */
    void lend(String why) {
        wireTurn.lock();
        try {
            if (lent) {
                throw new IllegalStateException("other work on the arm is not done yet");
            }
            lent = true;
            limp = false;
            absence = health(Status.DEGRADED, why);
            serving.take().ifPresent(this::letGo);
        } finally {
            wireTurn.unlock();
        }
    }

    /** Connects again. */
    void giveBack() {
        wireTurn.lock();
        try {
            lent = false;
            absence = health(Status.STARTING, "connecting");
            backoff.reset();
        } finally {
            wireTurn.unlock();
        }
        connectSoon();
    }

    /**
     * Withdraws the arm and ends.
     *
     * @param hold whether the servos go on holding what they hold, because a successor takes over; else the arm goes
     *     limp
     */
    void close(boolean hold) {
        closed = true;
        epoch.incrementAndGet();
        serving.take().ifPresent(hold ? Connection::drop : this::letGo);
        worker.close();
        if (!hold && leftHolding.isSo()) {
            letGoAtLast();
        }
        leftHolding.close();
    }

    private void letGoAtLast() {
        try {
            takeTurn();
        } catch (IOException e) {
            LOG.warn("the arm may hold on: its torque could not be switched off ({})", e.getMessage());
            return;
        }
        try {
            limpAtLast.sendAndLeave();
        } finally {
            wireTurn.unlock();
        }
    }

    private void letGo(Connection connection) {
        ending.incrementAndGet();
        try {
            // Before it is withdrawn: at no moment may it hold and nobody know of it.
            leftHolding.begins();
            if (connection.letGo()) {
                leftHolding.ends();
            }
        } finally {
            ending.decrementAndGet();
        }
    }

    @Override
    public String detail() {
        return absence.detail();
    }

    @Override
    public Optional<String> letGo(BooleanSupplier wanted) throws IOException {
        takeTurn();
        try {
            if (closed || !leftHolding.isSo()) {
                throw new IllegalStateException("the arm can be reached, or has let go, or its driver ends");
            }
            if (lent || ending.get() > 0) {
                throw new IOException(lent ? "somebody works on the arm: " + detail() : "its wire is being closed");
            }
            Optional<String> doubt = limpAtLast.send(wanted);
            limp = doubt.isEmpty();
            if (limp) {
                leftHolding.ends();
            }
            return doubt;
        } finally {
            wireTurn.unlock();
        }
    }

    private void takeTurn() throws IOException {
        try {
            if (!wireTurn.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("the wire is in use for longer than " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the wire was in use", e);
        }
    }

    /** Answers that had to be asked for again since the arm was connected; 0 without one. Any thread. */
    long glitches() {
        return serving.get().map(connection -> connection.chain().glitches()).orElse(0L);
    }

    ComponentHealth health() {
        return serving.get().map(this::health).orElse(absence);
    }

    private ComponentHealth health(Connection connection) {
        return connection
                .alarms()
                .now()
                .map(alarm -> health(Status.DEGRADED, alarm))
                .orElseGet(() -> health(Status.OK, "SO-101 on " + connection.name()));
    }

    private ComponentHealth health(Status status, String detail) {
        return new ComponentHealth("arm", status, detail, source.simulated());
    }

    private void connect() {
        wireTurn.lock();
        try {
            int begun = epoch.get();
            if (closed || lent || serving.get().isPresent()) {
                return;
            }
            try {
                serve(open(), begun);
            } catch (IOException | RuntimeException e) {
                // Whatever it was, the next attempt may work: a keeper never gives up.
                failed(e);
            }
            if (serving.get().isEmpty() && !retryDue) {
                retryDue = true;
                worker.after(backoff.next(), this::retry);
            }
        } finally {
            wireTurn.unlock();
        }
    }

    private BusSource.OpenBus open() throws IOException {
        boolean wasLimp = limp;
        limp = false;
        BusSource.OpenBus wire = source.open();
        limp = wasLimp;
        if (!limp) {
            // Until it serves nobody knows whether its servos hold, and one that is refused nobody else can let go.
            leftHolding.begins();
        }
        return wire;
    }

    private void retry() {
        wireTurn.lock();
        try {
            retryDue = false;
        } finally {
            wireTurn.unlock();
        }
        connect();
    }

    private void serve(BusSource.OpenBus wire, int begun) throws IOException {
        Connection connection =
                connector.connect(wire, source.simulated(), this::lost, alarm -> submit(() -> LOG.warn("{}", alarm)));
        // Before others know of it: one of them may lose it at once, and has the last word.
        leftHolding.ends();
        limp = false;
        serving.set(connection);
        if (epoch.get() != begun) {
            lose(connection, "the wire went away while the arm was set up");
            return;
        }
        everServed = true;
        backoff.reset();
        LOG.info("SO-101 on {} is ready", wire.name());
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
        ending.incrementAndGet();
        try {
            if (!connection.arm().isLimp()) {
                leftHolding.begins();
            }
            drop(connection, why);
        } finally {
            ending.decrementAndGet();
        }
    }

    private static void drop(Connection connection, String why) {
        LOG.warn(
                "SO-101 on {} lost: {} ({} glitches before)",
                connection.name(),
                why,
                connection.chain().glitches());
        connection.drop();
    }

    private void failed(Exception cause) {
        String why = String.valueOf(cause.getMessage());
        boolean stillStarting = cause instanceof NoWireYetException && !everServed;
        if (!why.equals(absence.detail())) {
            LOG.atLevel(stillStarting ? Level.INFO : Level.WARN).log("no arm: {}", why);
            LOG.debug("no arm", cause);
        }
        absence = health(stillStarting ? Status.STARTING : Status.DOWN, why);
    }

    /** Any thread; returns at once. */
    void submit(Runnable task) {
        try {
            worker.execute(task);
        } catch (RejectedExecutionException e) {
            // Closed in the meantime, or buried in alarms: there is nothing to keep, or the next call tells it again.
            LOG.debug("not done", e);
        }
    }

    /** Runs it later on the worker, unless the link has ended by then. */
    void after(Duration delay, Runnable task) {
        worker.after(delay, task);
    }
}
