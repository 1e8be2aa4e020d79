package org.lepetpal.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.time.Timebase.Beat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tick: sense, plan, and let the safety kernel act. One thread; it waits for nobody, asks no registry and thinks for
 * no policy. What it saw and did is published by single volatile references.
 */
final class ControlLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);

    private static final Step REST = new Step.Hold("idle");
    private static final Motion IDLE = now -> REST;

    private final Timebase time;
    private final SafetyKernel safety;
    private final Interlock interlock;
    private final AtomicReference<Occupant> place;
    private final TickStats stats;
    private final double rateHz;
    private final ArmWatch sensing = new ArmWatch();
    private final ArmWatch driving = new ArmWatch();
    private final Vacancy vacancy = new Vacancy();
    private final Stumbles stumbles = new Stumbles();
    private Occupant occupant = Occupant.NOBODY;
    private Motion motion = IDLE;
    private Optional<JointAngles> lastTarget = Optional.empty();
    private long turnover;
    private volatile Body body = Body.NONE;
    private volatile Optional<ArmSample> latest = Optional.empty();
    private volatile Optional<CountDownLatch> parking = Optional.empty();
    private boolean parked;

    ControlLoop(
            Timebase time,
            SafetyKernel safety,
            Interlock interlock,
            AtomicReference<Occupant> place,
            TickStats stats,
            double rateHz) {
        this.time = time;
        this.safety = safety;
        this.interlock = interlock;
        this.place = place;
        this.stats = stats;
        this.rateHz = rateHz;
    }

    void tick(Beat beat) {
        long number = stats.count(beat);
        if (parked) {
            return;
        }
        follow(place.get());
        Optional<Failure> stopped = interlock.ends();
        Optional<ArmDescription> arm = safety.arm();
        Optional<ArmReading> reading = arm.isPresent() ? sense(beat.nowNanos()) : Optional.empty();
        welcome(safety.turnover());
        Tick done = stopped.isPresent() ? hold("software stop") : act(beat, arm, reading);
        if (stopped.isPresent()) {
            motion.abandon(stopped.get());
        }
        body = body(arm, reading, beat.nowNanos());
        latest = Optional.of(new ArmSample(
                number, beat.nowNanos(), reading, done.verdict(), done.activity(), motion.ahead(beat.nowNanos())));
        park(arm, reading);
        stats.over();
    }

    /** What is known of the arm after this tick. Whatever is under way ends with an arm that is lost, and waits for one that is exchanged. */
    private Body body(Optional<ArmDescription> arm, Optional<ArmReading> reading, long nanos) {
        if (arm.isPresent() && !sensing.lost(nanos) && !driving.lost(nanos)) {
            vacancy.filled();
            return new Body(arm, reading, lastTarget);
        }
        lastTarget = Optional.empty();
        if (arm.isEmpty() && vacancy.expects(sensing.well() && driving.well(), nanos)) {
            motion.vacated(nanos);
        } else {
            motion.abandon(
                    new Failure("arm_error", arm.isEmpty() ? "there is no arm any more" : "the arm does not answer"));
        }
        return Body.NONE;
    }

    /** Another arm stands elsewhere. */
    private void welcome(long arms) {
        if (arms != turnover) {
            turnover = arms;
            lastTarget = Optional.empty();
            motion.rearmed();
            follow(place.get());
        }
    }

    private void follow(Occupant now) {
        if (now.identity() != occupant.identity()) {
            driving.answered();
            motion = switch (now) {
                case Occupant.Nobody _ -> IDLE;
                case Occupant.Serving serving -> new TaskMotion(place, serving);
                case Occupant.Travelling travelling -> new PoseMotion(place, travelling, rateHz);
            };
        }
        occupant = now;
    }

    private Optional<ArmReading> sense(long nanos) {
        long begun = time.nanoTime();
        try {
            ArmReading reading = safety.sense();
            sensing.answered();
            return Optional.of(reading);
        } catch (IOException | RuntimeException e) {
            LOG.debug("the arm does not answer", e);
            sensing.failed(nanos);
            return Optional.empty();
        } finally {
            stats.read(time.nanoTime() - begun);
        }
    }

    private Tick act(Beat beat, Optional<ArmDescription> arm, Optional<ArmReading> reading) {
        if (arm.isEmpty()) {
            return hold("there is no arm");
        }
        return reading.isPresent() ? act(beat, arm.get(), reading.get()) : hold("the arm does not answer");
    }

    private Tick act(Beat beat, ArmDescription arm, ArmReading reading) {
        Moment now =
                new Moment(beat.nowNanos(), 1 + beat.missed(), arm, reading, lastTarget.orElse(reading.positions()));
        try {
            long begun = time.nanoTime();
            Step step = motion.step(now);
            stats.decided(time.nanoTime() - begun);
            Tick done =
                    switch (step) {
                        case Step.Hold hold -> hold(hold);
                        case Step.Drive drive -> drive(drive, now);
                    };
            stumbles.over();
            return done;
        } catch (IOException e) {
            LOG.debug("the arm does not take a target", e);
            driving.failed(beat.nowNanos());
            return hold("the arm does not take a target");
        } catch (RuntimeException e) {
            return stumble(e);
        }
    }

    /** A mistake in our own house: the arm holds, somebody reads of it, and the motion ends when it does not pass. */
    private Tick stumble(RuntimeException mistake) {
        if (stumbles.another()) {
            LOG.warn("tick failed, for the {}th time in a row", stumbles.inARow(), mistake);
        }
        if (stumbles.tooMany()) {
            motion.abandon(new Failure(
                    "arm_error",
                    "the control loop failed: " + mistake.getClass().getSimpleName()));
        }
        return hold(mistake.getClass().getSimpleName());
    }

    private Tick drive(Step.Drive drive, Moment now) throws IOException {
        long begun = time.nanoTime();
        try {
            Verdict verdict = safety.drive(drive.target());
            driving.answered();
            if (lastTarget.isEmpty() || lastTarget.get() != verdict.sent()) {
                lastTarget = Optional.of(verdict.sent());
            }
            if (!verdict.findings().isEmpty()
                    && verdict.refused()
                    && drive.activity().equals(TaskMotion.PLAN)) {
                stats.refused();
            }
            motion.driven(now, verdict);
            return new Tick(Optional.of(verdict), drive.activity());
        } finally {
            stats.wrote(time.nanoTime() - begun);
        }
    }

    private Tick hold(String why) {
        return hold(Step.Hold.because(why));
    }

    private Tick hold(Step.Hold hold) {
        long begun = time.nanoTime();
        lastTarget = safety.hold();
        stats.wrote(time.nanoTime() - begun);
        return new Tick(Optional.empty(), hold.activity());
    }

    /**
     * For the end of the process: once nobody needs the arm any more it is released where that is safe, at home and at
     * rest, and held for good elsewhere.
     *
     * @return opens when that is done; ticks do nothing afterwards
     */
    CountDownLatch park() {
        CountDownLatch done = new CountDownLatch(1);
        parking = Optional.of(done);
        return done;
    }

    private void park(Optional<ArmDescription> arm, Optional<ArmReading> reading) {
        if (parking.isEmpty() || place.get() != Occupant.NOBODY) {
            return;
        }
        boolean home = arm.isPresent()
                && reading.isPresent()
                && PosePath.arrived(
                        reading.get().positions(), arm.get(), arm.get().home());
        if (home && !released()) {
            return;
        }
        parked = true;
        parking.get().countDown();
    }

    /** Whether nothing more is to be done about the arm; while it still moves, the next tick asks again. */
    private boolean released() {
        try {
            safety.release();
            LOG.info("the arm is at home and released");
        } catch (IllegalStateException moving) {
            LOG.debug("not released yet", moving);
            return false;
        } catch (IOException e) {
            LOG.warn("the arm is at home but could not be released", e);
        }
        return true;
    }

    /** What the loop knows of the arm. Any thread. */
    Body body() {
        return body;
    }

    /** The newest tick; empty before the first. Any thread. */
    Optional<ArmSample> latest() {
        return latest;
    }

    private record Tick(Optional<Verdict> verdict, String activity) {}
}
