package org.lepetpal.safety;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
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
    private final Halt halt = new Halt();
    /**
     * When the tick began: packets are timed by ticks, not by how long the arm took to answer. Used once.
     */
    private long tickNanos;

    private boolean ticking;
    /** What is asked for in this turn. */
    private JointAngles asked = NOTHING;

    private final List<Finding> findings = new ArrayList<>();
    /** What every tick does, made once. */
    private final ArmTurn.Use<ArmReading> sensing = this::measure;

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
    public ArmReading sense() throws IOException {
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

    private ArmReading measure(Grasp held) throws IOException {
        ticking = true;
        ArmReading reading = held.arm().read();
        turn.know(held.measured(reading));
        return reading;
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
        Grasp fresh = held.fresh(time);
        long nanos = moment();
        Optional<StopLatch.Stop> stop = latch.latched();
        if (stop.isPresent()) {
            return refusedByStop(end(fresh, stop.get(), nanos), stop.get());
        }
        findings.clear();
        Setpoint next = fresh.rules().next(asked, fresh.situation(nanos), findings);
        return unseen(fresh, nanos) ? unsent(fresh, findings) : send(fresh, next, nanos, findings);
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
        return new Verdict(held.reading().orElseThrow().positions(), findings);
    }

    private static Verdict refusedByStop(Grasp held, StopLatch.Stop stop) {
        JointAngles where =
                held.goal().orElseGet(() -> held.reading().orElseThrow().positions());
        return new Verdict(
                where,
                List.of(new Finding(StopLatch.RULE, Effect.REFUSED, stop.state().reason())));
    }

    /** A stop that comes while rules judge is still in time. */
    private Verdict send(Grasp held, Setpoint next, long nanos, List<Finding> findings) throws IOException {
        Optional<StopLatch.Stop> stop = latch.latched();
        return stop.isPresent()
                ? refusedByStop(end(held, stop.get(), nanos), stop.get())
                : drive(held, next, nanos, findings);
    }

    private JointAngles move(Grasp held, Setpoint next, long nanos) throws IOException {
        JointAngles sent = held.arm().move(next.goal());
        turn.know(held.sent(next, nanos));
        return sent;
    }

    private Verdict drive(Grasp held, Setpoint next, long nanos, List<Finding> findings) throws IOException {
        Verdict verdict = new Verdict(move(held, next, nanos), findings);
        latch.moved();
        return verdict;
    }

    private Grasp end(Grasp held, StopLatch.Stop stop, long nanos) throws IOException {
        Grasp ended = halt.end(held, stop, nanos);
        turn.know(ended);
        return ended;
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
            return end(held, stop.get(), nanos);
        }
        if (held.setpoint().isEmpty() && latch.powerless()) {
            return held;
        }
        Grasp known = held.setpoint().isPresent() ? held : held.fresh(time);
        if (unseen(known, nanos)) {
            return known;
        }
        Setpoint next = known.fresh(nanos)
                ? known.rules().rest(known.situation(nanos))
                : known.rules().pacer().brake(known.setpoint().orElseThrow(), known.elapsed(nanos));
        move(known, next, nanos);
        return known;
    }

    private Grasp halted(Grasp held, long nanos) throws IOException {
        Optional<StopLatch.Stop> stop = latch.latched();
        if (stop.isPresent()) {
            return end(held, stop.get(), nanos);
        }
        if (held.setpoint().isPresent()) {
            Grasp known = measured(held);
            move(known, Halt.rest(known, nanos), nanos);
        }
        return held;
    }

    @Override
    public void release() throws IOException {
        inTurn(held -> {
            Grasp now = held.measured(held.arm().read());
            requireStill(now);
            now.arm().release();
            turn.know(now.released());
            return now;
        });
    }

    private void requireStill(Grasp now) throws IOException {
        List<JointReading> joints = now.reading().orElseThrow().joints();
        for (int i = 0; i < joints.size(); i++) {
            if (Math.abs(joints.get(i).speed()) > STILL) {
                rest(now, moment());
                throw new IllegalStateException(
                        now.description().joints().get(i).name() + " moves at "
                                + Text.of(joints.get(i).speed())
                                + " units per second; the arm is released at rest only");
            }
        }
    }

    @Override
    public List<Finding> review(List<JointAngles> targets, double rateHz) {
        return new Review(book, time).of(arm(), targets, rateHz);
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
            if (stop.isPresent() && !stop.get().state().atRest()) {
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

    private Grasp finish(Grasp held, StopLatch.Stop stop, long nanos) throws IOException {
        Grasp known = held.fresh(nanos) ? held : measured(held);
        Grasp ended = halt.ended(stop) ? known : end(known, stop, nanos);
        if (halt.complete(ended, stop, nanos)) {
            turn.know(Halt.removes(stop) ? ended.released() : ended);
            latch.atRest(stop);
        }
        return ended;
    }

    /** Motion is ended even when the arm gives no answer. */
    private Grasp measured(Grasp held) {
        try {
            Grasp known = held.measured(held.arm().read());
            turn.know(known);
            return known;
        } catch (IOException e) {
            LOG.debug("no measurement to end the motion by", e);
            return held;
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
