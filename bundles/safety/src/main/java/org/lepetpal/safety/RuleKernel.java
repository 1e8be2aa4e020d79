package org.lepetpal.safety;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading.JointReading;
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
 * is asked for before every packet.
 */
final class RuleKernel implements SafetyKernel {
    private static final Logger LOG = LoggerFactory.getLogger(RuleKernel.class);
    /** Units per second below which a joint counts as standing still. */
    private static final double STILL = 3;

    private static final JointAngles NOTHING = JointAngles.of(0);

    private final ArmTurn turn;
    private final RuleBook book;
    private final StopLatch latch;
    private final LoopWatch watch;
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
    private final ArmTurn.Use<Grasp> resting = held -> rest(held, moment());
    private final ArmTurn.Use<Grasp> halting = held -> halted(held, moment());

    RuleKernel(Slot<Arm> slot, RuleBook book, StopLatch latch, LoopWatch watch, Timebase time) {
        this.turn = new ArmTurn(slot, book, time);
        this.book = book;
        this.latch = latch;
        this.watch = watch;
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
            return ended(held, stop.get(), nanos);
        }
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

    private Verdict ended(Grasp held, StopLatch.Stop stop, long nanos) throws IOException {
        held.halt().end(stop, nanos);
        JointAngles where =
                held.goal().orElseGet(() -> held.state().orElseThrow().positions());
        return new Verdict(
                where,
                List.of(new Finding(StopLatch.RULE, Effect.REFUSED, stop.state().reason())));
    }

    /** A stop that comes while rules judge is still in time. */
    private Verdict send(Grasp held, Setpoint next, long nanos, List<Finding> findings) throws IOException {
        Optional<StopLatch.Stop> stop = latch.latched();
        return stop.isPresent() ? ended(held, stop.get(), nanos) : drive(held, next, nanos, findings);
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
    }

    private void quieten(ArmTurn.Use<Grasp> how) {
        try {
            inTurn(how);
        } catch (IOException e) {
            // Servos hold their last goal by themselves; who calls learns of the loss from sense().
            LOG.debug("the arm could not be told to hold", e);
        }
    }

    private Grasp rest(Grasp held, long nanos) throws IOException {
        Optional<StopLatch.Stop> stop = latch.latched();
        if (stop.isPresent()) {
            held.halt().end(stop.get(), nanos);
        } else if (held.setpoint().isPresent()) {
            held.move(
                    held.fresh(nanos)
                            ? held.rules().rest(held.situation(nanos))
                            : held.rules().pacer().brake(held.setpoint().get(), held.elapsed(nanos)),
                    nanos);
        } else if (!latch.powerless()) {
            power(held, nanos);
        }
        return held;
    }

    /** Holds one that is limp where it is. */
    private void power(Grasp held, long nanos) throws IOException {
        held.refresh(time);
        if (held.fresh(nanos)) {
            held.move(held.rules().rest(held.situation(nanos)), nanos);
        }
    }

    private Grasp halted(Grasp held, long nanos) throws IOException {
        Optional<StopLatch.Stop> stop = latch.latched();
        if (stop.isPresent()) {
            held.halt().end(stop.get(), nanos);
        } else if (held.setpoint().isPresent()) {
            tryToMeasure(held);
            held.move(held.halt().rest(nanos), nanos);
        }
        return held;
    }

    @Override
    public void release() throws IOException {
        inTurn(held -> {
            requireStill(held, held.measure());
            held.release();
            return held;
        });
    }

    private void requireStill(Grasp held, ArmState now) throws IOException {
        List<JointReading> joints = now.joints();
        for (int i = 0; i < joints.size(); i++) {
            if (Math.abs(joints.get(i).speed()) > STILL) {
                rest(held, moment());
                throw new IllegalStateException(
                        held.description().joints().get(i).name() + " moves at "
                                + Text.of(joints.get(i).speed())
                                + " units per second; the arm is released at rest only");
            }
        }
    }

    @Override
    public List<Finding> review(List<JointAngles> targets, double rateHz) {
        return new Review(book, time).of(turn.description(), turn.simulated(), targets, rateHz);
    }

    /**
     * The watch's beat: does what the loop should have done, when the loop is silent, and completes a software stop.
     */
    void watch(long nanos) {
        if (!turn.takeIfFree()) {
            // The loop is at work, and sees a stop before its next packet.
            return;
        }
        try {
            Optional<StopLatch.Stop> stop = latch.latched();
            if (stop.isPresent()) {
                turn.borrow(held -> finish(held, stop.get(), nanos));
            } else if (stop.isEmpty() && turn.known().flatMap(Grasp::setpoint).isPresent() && watch.silent(nanos)) {
                turn.borrow(held -> held.setpoint().isPresent() ? rest(held, nanos) : held);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("the watch could not reach the arm", e);
        } finally {
            turn.give();
        }
    }

    /** An arm that comes when the stop is complete is brought to rest as well, and until then nothing is said to be. */
    private Grasp finish(Grasp held, StopLatch.Stop stop, long nanos) throws IOException {
        Halt halt = held.halt();
        if (!halt.completed(stop)) {
            latch.atRest(stop, false);
            if (!held.fresh(nanos)) {
                tryToMeasure(held);
            }
            if (!halt.ended(stop)) {
                halt.end(stop, nanos);
            }
            halt.complete(stop, nanos);
        }
        latch.atRest(stop, halt.completed(stop));
        return held;
    }

    /** Motion is ended even when the arm gives no answer. */
    private static void tryToMeasure(Grasp held) {
        try {
            held.measure();
        } catch (IOException e) {
            LOG.debug("no measurement to end the motion by", e);
        }
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
