package org.lepetpal.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.safety.Verdict.Effect;
import org.lepetpal.api.safety.Verdict.Finding;
import org.lepetpal.api.time.Timebase;

/**
 * A safety kernel over an arm that follows at once; it allows everything until a test says otherwise. Its hold sends nothing, so
 * that an arm is limp until it is driven.
 */
public final class FakeSafetyKernel implements SafetyKernel {
    private final FakeArm arm;
    private final Map<Call, Runnable> meanwhile = new EnumMap<>(Call.class);
    private final List<JointAngles> driven = new ArrayList<>();
    private Optional<ArmDescription> description;
    private Optional<Finding> refusal = Optional.empty();
    private Optional<Finding> reviewed = Optional.empty();
    private Optional<JointAngles> told = Optional.empty();
    private long turnover = 1;
    private long sensed;
    private long holds;
    private long halts;
    private boolean released;
    private boolean broken;
    private Optional<String> impediment = Optional.empty();

    /** What a control loop calls in a tick, and what is asked beside it. */
    public enum Call {
        SENSE,
        DRIVE,
        HOLD,
        REVIEW
    }

    public FakeSafetyKernel(Timebase time) {
        this.arm = new FakeArm(time);
        this.description = Optional.of(arm.description());
    }

    /** The arm behind it, to be placed, blocked or unplugged. */
    public FakeArm fakeArm() {
        return arm;
    }

    /** Takes the arm away as its withdrawal does, or gives one that was told nothing yet. */
    public synchronized void present(boolean there) {
        told = Optional.empty();
        turnover += there ? 1 : 0;
        description = there ? Optional.of(arm.description()) : Optional.empty();
    }

    /** Puts another arm of the same kind in the place of this one at once, as a swap without a gap does. */
    public synchronized void exchange() {
        present(true);
    }

    /** The same with one that knows other poses. */
    public synchronized void exchange(ArmDescription other) {
        exchange();
        description = Optional.of(other);
    }

    /** Lets others do something in the middle of a tick, or throw: once, as the next call of this kind begins. */
    public synchronized void at(Call call, Runnable others) {
        meanwhile.put(call, others);
    }

    private void others(Call call) {
        Optional.ofNullable(meanwhile.remove(call)).ifPresent(Runnable::run);
    }

    @Override
    public synchronized long turnover() {
        return turnover;
    }

    /** Takes the power from the arm, as a software stop does. */
    public synchronized void goLimp() {
        told = Optional.empty();
    }

    /** Refuses every target by this rule. */
    public synchronized void refuse(String rule) {
        refusal = Optional.of(new Finding(rule, Effect.REFUSED, rule + " said no"));
    }

    /** Makes every target wait by this rule. */
    public synchronized void pause(String rule) {
        refusal = Optional.of(new Finding(rule, Effect.PAUSED, "somebody is in the way"));
    }

    /** Refuses every review by this rule. */
    public synchronized void refuseReview(String rule) {
        reviewed = Optional.of(new Finding(rule, Effect.REFUSED, rule + " said no"));
    }

    /** Is set up so that nothing may move. */
    public synchronized void impede(String why) {
        impediment = Optional.of(why);
    }

    @Override
    public synchronized Optional<String> impediment() {
        return impediment;
    }

    /** Throws at every target, as a kernel with a mistake in it does. */
    public synchronized void breakDown(boolean now) {
        broken = now;
    }

    /** Allows everything again. */
    public synchronized void allow() {
        refusal = Optional.empty();
        reviewed = Optional.empty();
    }

    /** What was really sent, oldest first. */
    public synchronized List<JointAngles> driven() {
        return List.copyOf(driven);
    }

    /** How often the arm was held. */
    public synchronized long holds() {
        return holds;
    }

    /** How often its motion was ended. */
    public synchronized long halts() {
        return halts;
    }

    /** Whether torque was switched off. */
    public synchronized boolean released() {
        return released;
    }

    @Override
    public synchronized Optional<ArmDescription> arm() {
        return description;
    }

    @Override
    public synchronized ArmState sense() throws IOException {
        others(Call.SENSE);
        if (description.isEmpty()) {
            throw new IOException("there is no arm");
        }
        sensed = turnover;
        return arm.read();
    }

    @Override
    public synchronized long sensedNanos() {
        return arm.measuredNanos();
    }

    @Override
    public synchronized Verdict drive(JointAngles target) throws IOException {
        others(Call.DRIVE);
        if (description.isEmpty()) {
            throw new IOException("there is no arm");
        }
        if (sensed != turnover) {
            throw new IOException("another arm has come since the arm was measured");
        }
        if (broken) {
            throw new ArithmeticException("broken on purpose");
        }
        if (refusal.isPresent()) {
            return new Verdict(told.orElseGet(() -> arm.description().home()), List.of(refusal.get()));
        }
        JointAngles sent = arm.move(target);
        told = Optional.of(sent);
        driven.add(sent);
        return new Verdict(sent, List.of());
    }

    @Override
    public synchronized Optional<JointAngles> hold() {
        others(Call.HOLD);
        holds++;
        return description.flatMap(_ -> told);
    }

    @Override
    public synchronized void halt() {
        halts++;
    }

    @Override
    public synchronized void release() throws IOException {
        arm.release();
        released = true;
        told = Optional.empty();
    }

    @Override
    public synchronized List<Finding> review(List<JointAngles> targets, double rateHz) {
        others(Call.REVIEW);
        return reviewed.map(List::of).orElse(List.of());
    }
}
