package org.lepetpal.safety;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.safety.Verdict.Effect;
import org.lepetpal.api.safety.Verdict.Finding;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the arm what all rules allow, and nothing else. Loop and watch take turns; the software stop waits for neither, and
 * is asked for before every packet. What does not drive is up to {@link Standstill}.
 */
final class RuleKernel implements SafetyKernel {
    private static final Logger LOG = LoggerFactory.getLogger(RuleKernel.class);
    private static final JointAngles NOTHING = JointAngles.of(0);

    private final ArmTurn turn;
    private final RuleBook book;
    private final StopLatch latch;
    private final LoopWatch watch;
    private final Standstill still;
    private final Timebase time;
    /**
     * When the tick began: packets are timed by ticks, not by how long the arm took to answer. Used once.
     */
    private long tickNanos;

    private boolean ticking;
    private long sensedNanos;
    /** Which arm was measured last, as {@link ArmTurn#turnover} counts them. */
    private long sensedArm;
    /** What is asked for in this turn. */
    private JointAngles asked = NOTHING;

    private final List<Finding> findings = new ArrayList<>();
    /** The last one, for as long as it says all that there is to be said. */
    private Verdict verdict = new Verdict(NOTHING, List.of());
    /** What every tick does, made once. */
    private final ArmTurn.Use<ArmState> sensing = this::measure;

    private final ArmTurn.Use<Verdict> driving = this::judge;
    private final ArmTurn.Use<Grasp> resting = this::rest;
    private final ArmTurn.Use<Grasp> halting = this::halt;

    RuleKernel(Slot<Arm> slot, RuleBook book, StopLatch latch, LoopWatch watch, Timebase time) {
        this.turn = new ArmTurn(slot, book, time);
        this.book = book;
        this.latch = latch;
        this.watch = watch;
        this.still = new Standstill(latch, time);
        this.time = time;
    }

    /** What is known of the arm in use; empty before its first use. Any thread. */
    Optional<Grasp> grasp() {
        return turn.known();
    }

    @Override
    public Optional<ArmDescription> arm() {
        return turn.description();
    }

    @Override
    public long turnover() {
        return turn.turnover();
    }

    @Override
    public Optional<String> impediment() {
        return turn.known().flatMap(held -> book.mistake(held.description()));
    }

    @Override
    public ArmState sense() throws IOException {
        long began = time.nanoTime();
        watch.begins(began);
        turn.take();
        try {
            tickNanos = began;
            return turn.borrow(sensing);
        } finally {
            done();
        }
    }

    private ArmState measure(Grasp held) throws IOException {
        ticking = true;
        ArmState state = held.measure();
        sensedNanos = held.measuredNanos();
        sensedArm = turn.turnover();
        return state;
    }

    @Override
    public long sensedNanos() {
        return sensedNanos;
    }

    @Override
    public Verdict drive(JointAngles target) throws IOException {
        turn.take();
        try {
            asked = target;
            return turn.borrow(driving);
        } finally {
            done();
        }
    }

    private Verdict judge(Grasp held) throws IOException {
        if (turn.turnover() != sensedArm) {
            // It came since: whoever wants it there has not seen where it is.
            throw new IOException("another arm has come since the arm was measured");
        }
        held.refresh(time);
        long nanos = moment();
        Optional<StopLatch.Stop> stop = latch.latched();
        if (stop.isPresent()) {
            return still.end(held, stop.get(), nanos);
        }
        book.look(nanos, latch.memory());
        findings.clear();
        Setpoint next = held.rules().next(asked, held.situation(nanos), findings);
        return unseen(held, nanos) ? unsent(held, findings) : send(held, next, nanos, findings);
    }

    /** Whether it is limp and its whereabouts are old news: power would make it leap. */
    private static boolean unseen(Grasp held, long nanos) {
        return held.setpoint().isEmpty() && !held.fresh(nanos);
    }

    private long moment() {
        long nanos = ticking ? tickNanos : time.nanoTime();
        ticking = false;
        return nanos;
    }

    private static Verdict unsent(Grasp held, List<Finding> findings) {
        findings.add(new Finding(
                LoopWatch.RULE, Effect.REFUSED, "the arm is limp, and its newest measurement is too old to power it"));
        return new Verdict(held.state().orElseThrow().positions(), findings);
    }

    /** A stop that comes while rules judge is still in time. */
    private Verdict send(Grasp held, Setpoint next, long nanos, List<Finding> findings) throws IOException {
        Optional<StopLatch.Stop> stop = latch.latched();
        return stop.isPresent() ? still.end(held, stop.get(), nanos) : drive(held, next, nanos, findings);
    }

    private Verdict drive(Grasp held, Setpoint next, long nanos, List<Finding> findings) throws IOException {
        JointAngles sent = held.move(next, nanos);
        if (verdict.sent() != sent || !verdict.findings().isEmpty() || !findings.isEmpty()) {
            verdict = new Verdict(sent, findings);
        }
        latch.moved();
        return verdict;
    }

    @Override
    public Optional<JointAngles> hold() {
        quieten(resting);
        return turn.known().flatMap(Grasp::goal);
    }

    @Override
    public void halt() {
        quieten(halting);
        watch.ends();
    }

    private Grasp rest(Grasp held) throws IOException {
        return still.rest(held, moment());
    }

    private Grasp halt(Grasp held) throws IOException {
        return still.halt(held, moment());
    }

    private void quieten(ArmTurn.Use<Grasp> how) {
        try {
            inTurn(how);
        } catch (IOException | IllegalStateException e) {
            // It is lost, or withdrawn in the middle of a turn, which is as if there were none: servos hold their last
            // goal by
            // themselves, and who calls learns of it from sense().
            LOG.debug("the arm could not be told to hold", e);
        }
    }

    @Override
    public void release() throws IOException {
        inTurn(held -> still.release(held, moment()));
    }

    @Override
    public List<Finding> review(List<JointAngles> targets, double rateHz) {
        return new Review(book, time).of(turn.description(), turn.simulated(), targets, rateHz);
    }

    /**
     * The watch's beat: does what the loop should have done, when the loop is silent, completes a software stop, and, last, for that
     * must not keep it from either, looks who is in the zone.
     */
    void watch(long nanos) {
        attend(nanos);
        book.look(nanos, latch.memory());
    }

    private void attend(long nanos) {
        if (!turn.takeIfFree()) {
            // The loop is at work, and sees a stop before its next packet; it completes it, too.
            return;
        }
        try {
            Optional<StopLatch.Stop> stop = latch.latched();
            if (stop.isPresent()) {
                turn.borrow(held -> still.complete(held, stop.get(), nanos));
            } else if (turn.known().flatMap(Grasp::setpoint).isPresent() && watch.silent(nanos)) {
                turn.borrow(held -> held.setpoint().isPresent() ? still.rest(held, nanos) : held);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("the watch could not reach the arm", e);
        } finally {
            turn.give();
        }
    }

    /** Keeps no place with the arm from now on. For the end of the kernel, once nobody is given it any more. */
    void close() {
        turn.close();
    }

    private <T> T inTurn(ArmTurn.Use<T> use) throws IOException {
        turn.take();
        try {
            return turn.borrow(use);
        } finally {
            done();
        }
    }

    private void done() {
        watch.heard(time.nanoTime());
        turn.give();
    }
}
