package org.lepetpal.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.lepetpal.api.command.Commands;
import org.lepetpal.api.command.PoseMoves;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.time.SteppedTime;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.time.Timebase.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Desk, loop and policy worker, wired to each other, started and stopped together. */
final class CommandCentre implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandCentre.class);
    /** What the way home may take at the end of the process, in seconds: the whole robot has to be down within 5 s. */
    private static final double[] WAY_SECONDS = {2.2, 2.7, 3.2};

    private static final Duration PARKING = Duration.ofMillis(3_700);

    private final Timebase time;
    private final SafetyKernel safety;
    private final Interlock interlock;
    private final AtomicReference<Occupant> place = new AtomicReference<>(Occupant.NOBODY);
    private final TickStats stats;
    private final Announcer announcer;
    private final SecondLook again;
    private final ControlLoop loop;
    private final Ways ways;
    private final PolicyWorkers policies;
    private final CommandDesk desk;
    private final Timebase.Schedule schedule;

    /**
     * Starts the loop.
     *
     * @param controlRateHz ticks per second
     * @param inferenceRateHz how often the policy is asked per second
     */
    CommandCentre(
            Timebase time,
            Switchboard switchboard,
            SafetyKernel safety,
            Surroundings around,
            CommandStore store,
            int controlRateHz,
            int inferenceRateHz) {
        Duration period = Duration.ofNanos(Math.round(1e9 / controlRateHz));
        this.time = time;
        this.safety = safety;
        this.stats = new TickStats(period.toNanos());
        this.announcer = new Announcer(time, store::ended);
        this.interlock = new Interlock(around.stop(), safety::impediment);
        this.again = new SecondLook(time, safety, controlRateHz);
        this.loop = new ControlLoop(time, safety, interlock, place, stats, controlRateHz, again);
        this.ways = new Ways(safety, loop::body, controlRateHz);
        ThrowClearance clearance = new ThrowClearance(safety, around.guard(), controlRateHz);
        this.policies = new PolicyWorkers(
                time,
                () -> new PolicyWorker(time, switchboard, around.sight(), loop::body, clearance, inferenceRateHz));
        Admission admission = new Admission(switchboard, around, loop::body, interlock);
        this.desk = new CommandDesk(time, place, admission, ways, policies, announcer, store);
        this.schedule = time.every("control-loop", period, Urgency.CONTROL, loop::tick);
    }

    Commands commands() {
        return desk;
    }

    PoseMoves poseMoves() {
        return desk;
    }

    Telemetry telemetry() {
        return new LoopTelemetry(loop, stats, schedule::priority, desk, policies::inference);
    }

    HealthSource health() {
        return new LoopHealth(stats, schedule::priority, policies::inference, policies::kept);
    }

    /**
     * For the end of the process: ends the active command, brings the arm home where that takes no longer than 3.2 s and
     * releases it there; elsewhere it stays held until its driver stops. Takes no more than 4 s. Where time is stepped nobody
     * steps it while we wait: the arm stays where it is. Only {@link #close} comes after it.
     */
    void park() {
        park(PARKING);
    }

    /** @param patience for the way home and the release there */
    void park(Duration patience) {
        if (time instanceof SteppedTime) {
            return;
        }
        long begun = time.nanoTime();
        desk.close();
        goHome();
        CountDownLatch parked = loop.park();
        policies.close();
        await(parked, patience.toNanos() - (time.nanoTime() - begun));
    }

    /** Ends the active command and the loop. The arm is held where it is: one packet ends what still moves. */
    @Override
    public void close() {
        desk.close();
        schedule.close();
        safety.halt();
        again.close();
        policies.close();
        announcer.close();
    }

    private void goHome() {
        long stops = interlock.stops();
        ways.home(WAY_SECONDS)
                .ifPresent(pace -> place.compareAndSet(Occupant.NOBODY, Occupant.Travelling.home(pace, stops)));
    }

    private static void await(CountDownLatch parked, long nanos) {
        try {
            if (!parked.await(nanos, TimeUnit.NANOSECONDS)) {
                LOG.warn("the arm did not get home and to rest in time; it is held until its driver stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
