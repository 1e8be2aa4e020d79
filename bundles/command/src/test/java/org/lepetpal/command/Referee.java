package org.lepetpal.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.safety.StopState;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.time.Timebase;

/**
 * Looks at what a control loop does with the arm in each of its ticks, and lets others in between its calls: by themselves they hardly
 * ever come there. A tick holds or drives; it drives nothing under a latched stop, and no arm to where it does not stand.
 */
final class Referee implements SafetyKernel, Timebase {
    /** Within a tick nobody plans for more than a third of that; what was planned for another arm is tens of degrees away. */
    private static final double LEAP_DEGREES = 6;

    private final SafetyKernel kernel;
    private final Timebase time;
    private final SoftwareStop stop;
    private final Runnable others;
    private final Consumer<String> whistle;
    /** The id of the loop's thread, within a tick; 0 outside. */
    private volatile long ticking;

    private Optional<JointAngles> measured = Optional.empty();
    private boolean held;
    private boolean drove;
    private long ticks;
    private long drives;

    /**
     * @param others run between any two calls, by the loop's thread
     * @param whistle told what should not have been
     */
    Referee(SafetyKernel kernel, Timebase time, SoftwareStop stop, Runnable others, Consumer<String> whistle) {
        this.kernel = kernel;
        this.time = time;
        this.stop = stop;
        this.others = others;
        this.whistle = whistle;
    }

    /** So far. */
    long ticks() {
        return ticks;
    }

    /** Ticks so far that drove the arm. */
    long drives() {
        return drives;
    }

    private void watch(Tick tick, Beat beat) {
        measured = Optional.empty();
        held = false;
        drove = false;
        boolean latched = stop.state() instanceof StopState.Latched;
        long stops = stop.stops();
        ticking = Thread.currentThread().threadId();
        tick.on(beat);
        ticking = 0;
        ticks++;
        drives += drove ? 1 : 0;
        if (!held && !drove) {
            whistle.accept("a tick neither held the arm nor drove it");
        }
        if (latched && drove && stop.state() instanceof StopState.Latched && stop.stops() == stops) {
            whistle.accept("driven under a latched software stop");
        }
    }

    @Override
    public Schedule every(String threadName, Duration period, Urgency urgency, Tick tick) {
        return time.every(threadName, period, urgency, beat -> watch(tick, beat));
    }

    @Override
    public Worker worker(String threadName, int backlog) {
        return time.worker(threadName, backlog);
    }

    @Override
    public long nanoTime() {
        return time.nanoTime();
    }

    @Override
    public ArmState sense() throws IOException {
        others.run();
        ArmState state = kernel.sense();
        measured = Optional.of(state.positions());
        return state;
    }

    @Override
    public Verdict drive(JointAngles target) throws IOException {
        others.run();
        Verdict verdict = kernel.drive(target);
        drove = true;
        if (measured.isEmpty()) {
            whistle.accept("driven without a measurement in that tick");
        } else if (measured.get().distance(verdict.sent()) > LEAP_DEGREES) {
            whistle.accept("driven from " + measured.get() + " to " + verdict.sent());
        }
        return verdict;
    }

    @Override
    public Optional<JointAngles> hold() {
        others.run();
        held = true;
        return kernel.hold();
    }

    @Override
    public Optional<ArmDescription> arm() {
        return kernel.arm();
    }

    @Override
    public long sensedNanos() {
        return kernel.sensedNanos();
    }

    @Override
    public long turnover() {
        if (Thread.currentThread().threadId() == ticking) {
            others.run();
        }
        return kernel.turnover();
    }

    @Override
    public void halt() {
        kernel.halt();
    }

    @Override
    public void release() throws IOException {
        kernel.release();
    }

    @Override
    public List<Verdict.Finding> review(List<JointAngles> targets, double rateHz) {
        return kernel.review(targets, rateHz);
    }
}
