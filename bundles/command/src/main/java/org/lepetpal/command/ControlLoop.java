package org.lepetpal.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.telemetry.Activity;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.time.Timebase.Beat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tick: sense, plan, and let the safety kernel act. One thread; it waits for nobody, asks no registry and thinks for
 * no policy. What it saw and did it shows on a {@link Display}. While the arm rests it makes nothing that a collector would
 * have to take away.
 */
final class ControlLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);

    private static final Step REST = new Step.Hold(Activity.IDLE);
    private static final Step.Hold STOPPED = Step.Hold.because("software stop");
    private static final Step.Hold NO_ARM = Step.Hold.because("there is no arm");
    private static final Step.Hold NO_ANSWER = Step.Hold.because("the arm does not answer");
    private static final Step.Hold NO_DRIVE = Step.Hold.because("the arm does not take a target");
    private static final Step.Hold EXCHANGED = Step.Hold.because("another arm has come");
    private static final Failure GONE = new Failure("arm_error", "there is no arm any more");
    private static final Failure SILENT = new Failure("arm_error", "the arm does not answer");
    private static final Motion IDLE = now -> REST;

    private final Timebase time;
    private final SafetyKernel safety;
    private final Interlock interlock;
    private final AtomicReference<Occupant> place;
    private final TickStats stats;
    private final double rateHz;
    private final SecondLook again;
    private final ArmWatch sensing = new ArmWatch();
    private final ArmWatch driving = new ArmWatch();
    private final Vacancy vacancy = new Vacancy();
    private final Stumbles stumbles = new Stumbles();
    private Occupant occupant = Occupant.NOBODY;
    private Motion motion = IDLE;
    private final Moment moment = new Moment();
    private Optional<JointAngles> lastTarget = Optional.empty();
    /** Of this tick, as the next two. */
    private Optional<ArmState> state = Optional.empty();

    private Optional<Verdict> verdict = Optional.empty();
    private Activity activity = Activity.IDLE;
    private long turnover;
    private final Display display = new Display();
    private final Parking parking;

    ControlLoop(
            Timebase time,
            SafetyKernel safety,
            Interlock interlock,
            AtomicReference<Occupant> place,
            TickStats stats,
            double rateHz,
            SecondLook again) {
        this.time = time;
        this.safety = safety;
        this.interlock = interlock;
        this.place = place;
        this.stats = stats;
        this.rateHz = rateHz;
        this.again = again;
        this.parking = new Parking(safety, place);
    }

    void tick(Beat beat) {
        long number = stats.count(beat);
        if (parking.isOver()) {
            return;
        }
        follow(place.get());
        Optional<Failure> stopped = interlock.ends(occupant.stops());
        Optional<ArmDescription> arm = safety.arm();
        long before = safety.turnover();
        state = arm.isPresent() ? sense(beat.nowNanos()) : Optional.empty();
        if (welcome(safety.turnover())) {
            arm = safety.arm();
        }
        boolean exchanged = turnover != before;
        if (exchanged) {
            // Nobody knows which of both arms was measured: nothing is planned from there.
            state = Optional.empty();
        }
        if (stopped.isPresent()) {
            // First what cannot fail.
            motion.abandon(stopped.get());
            hold(STOPPED);
        } else {
            act(beat, arm, exchanged ? EXCHANGED : NO_ANSWER);
        }
        Optional<ArmDescription> attended = attend(arm, beat.nowNanos());
        display.knows(attended, state, lastTarget);
        display.did(verdict, activity, motion.ahead(beat.nowNanos()));
        display.tick(number, beat.nowNanos(), safety.sensedNanos());
        parking.attend(arm, state);
        stats.over();
    }

    /**
     * The arm, unless it is lost. Whatever is under way ends with one that is, and waits for one that is exchanged; what that was
     * told counts no more.
     */
    private Optional<ArmDescription> attend(Optional<ArmDescription> arm, long nanos) {
        if (arm.isPresent() && !sensing.lost(nanos) && !driving.lost(nanos)) {
            vacancy.filled();
            return arm;
        }
        lastTarget = Optional.empty();
        if (arm.isEmpty() && vacancy.expects(sensing.well() && driving.well(), nanos)) {
            motion.vacated(nanos);
        } else {
            motion.abandon(arm.isEmpty() ? GONE : SILENT);
        }
        return Optional.empty();
    }

    /**
     * Another arm stands elsewhere: whoever begins anew for it is not told where the one before was.
     *
     * @return whether there is another one
     */
    private boolean welcome(long arms) {
        if (arms == turnover) {
            return false;
        }
        turnover = arms;
        display.forget();
        lastTarget = Optional.empty();
        motion.rearmed();
        follow(place.get());
        return true;
    }

    private void follow(Occupant now) {
        if (now.identity() != occupant.identity()) {
            driving.answered();
            motion = switch (now) {
                case Occupant.Nobody _ -> IDLE;
                case Occupant.Serving serving -> new TaskMotion(place, serving);
                case Occupant.Travelling travelling -> new PoseMotion(place, travelling, rateHz, again);
            };
        }
        occupant = now;
    }

    private Optional<ArmState> sense(long nanos) {
        long begun = time.nanoTime();
        try {
            ArmState now = safety.sense();
            sensing.answered();
            return state.isPresent() && state.get() == now ? state : Optional.of(now);
        } catch (IOException | RuntimeException e) {
            LOG.debug("the arm does not answer", e);
            failed(sensing, nanos);
            return Optional.empty();
        } finally {
            stats.read(time.nanoTime() - begun);
        }
    }

    /** One that is taken away between two calls of a tick has answered to the end. */
    private void failed(ArmWatch watch, long nanos) {
        if (safety.arm().isPresent()) {
            watch.failed(nanos);
        }
    }

    /** @param unmeasured why it is not known how the arm is, where it is not */
    private void act(Beat beat, Optional<ArmDescription> arm, Step.Hold unmeasured) {
        if (arm.isPresent() && state.isPresent()) {
            act(beat, arm.get(), state.get());
        } else {
            hold(arm.isEmpty() ? NO_ARM : unmeasured);
        }
    }

    private void act(Beat beat, ArmDescription arm, ArmState measured) {
        moment.at(beat.nowNanos(), 1 + beat.missed(), arm, measured, lastTarget.orElse(measured.positions()));
        try {
            long begun = time.nanoTime();
            Step step = motion.step(moment);
            stats.decided(time.nanoTime() - begun);
            switch (step) {
                case Step.Hold hold -> hold(hold);
                case Step.Drive drive -> drive(drive);
            }
            stumbles.over();
        } catch (IOException e) {
            LOG.debug("the arm does not take a target", e);
            if (safety.turnover() == turnover) {
                failed(driving, beat.nowNanos());
                hold(NO_DRIVE);
            } else {
                hold(EXCHANGED);
            }
        } catch (RuntimeException e) {
            stumble(e);
        }
    }

    /** A mistake in our own house: the arm holds, somebody reads of it, and the motion ends when it does not pass. */
    private void stumble(RuntimeException mistake) {
        if (stumbles.another()) {
            LOG.warn("tick failed, for the {}th time in a row", stumbles.inARow(), mistake);
        }
        String why = "the control loop failed: " + mistake.getClass().getSimpleName();
        if (stumbles.tooMany()) {
            motion.abandon(new Failure("arm_error", why));
        }
        hold(Step.Hold.because(why));
    }

    private void drive(Step.Drive drive) throws IOException {
        long begun = time.nanoTime();
        try {
            Verdict now = safety.drive(drive.target());
            driving.answered();
            if (lastTarget.isEmpty() || lastTarget.get() != now.sent()) {
                lastTarget = Optional.of(now.sent());
            }
            if (!now.findings().isEmpty() && now.refused() && drive.activity().kind() == Activity.Kind.PLAN) {
                stats.refused();
            }
            motion.driven(moment, now);
            if (verdict.isEmpty() || verdict.get() != now) {
                verdict = Optional.of(now);
            }
            activity = drive.activity();
        } finally {
            stats.wrote(time.nanoTime() - begun);
        }
    }

    private void hold(Step.Hold hold) {
        long begun = time.nanoTime();
        lastTarget = safety.hold();
        stats.wrote(time.nanoTime() - begun);
        verdict = Optional.empty();
        activity = hold.activity();
    }

    /**
     * For the end of the process, see {@link Parking}. Any thread.
     *
     * @return opens when that is done; ticks do nothing afterwards
     */
    CountDownLatch park() {
        return parking.begin();
    }

    /** What the loop knows of the arm. Any thread. */
    Body body() {
        return display.body();
    }

    /** The newest tick; empty before the first. Any thread. */
    Optional<ArmSample> latest() {
        return display.latest();
    }
}
