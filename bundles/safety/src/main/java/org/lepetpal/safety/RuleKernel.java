package org.lepetpal.safety;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the arm what all rules allow, and nothing else. The arm is borrowed for each call and never kept. */
final class RuleKernel implements SafetyKernel {
    private static final Logger LOG = LoggerFactory.getLogger(RuleKernel.class);
    /** Units per second below which a joint counts as standing still. */
    private static final double STILL = 3;

    private final Slot<Arm> slot;
    private final RuleBook book;
    private final Timebase time;
    /** Written by the caller of the loop's methods alone. */
    private volatile Optional<Grasp> grasp = Optional.empty();

    RuleKernel(Slot<Arm> slot, RuleBook book, Timebase time) {
        this.slot = slot;
        this.book = book;
        this.time = time;
    }

    /** What is known of the arm in use; empty before its first use. Any thread. */
    Optional<Grasp> grasp() {
        return grasp;
    }

    @Override
    public Optional<ArmDescription> arm() {
        Optional<Lease<Arm>> taken = slot.take();
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        try (Lease<Arm> lease = taken.get()) {
            return Optional.of(lease.service().description());
        }
    }

    @Override
    public ArmReading sense() throws IOException {
        return borrow(held -> {
            ArmReading reading = held.arm().read();
            grasp = Optional.of(held.measured(reading));
            return reading;
        });
    }

    @Override
    public Verdict drive(JointAngles target) throws IOException {
        return borrow(held -> {
            Grasp fresh = held.fresh(time);
            Situation now = fresh.situation(time.nanoTime());
            List<Finding> findings = new ArrayList<>(2);
            JointAngles allowed = judge(target, now, fresh.rules(), findings);
            return new Verdict(send(fresh, allowed), findings);
        });
    }

    /** @return the goal that is kept when a rule refuses */
    private static JointAngles judge(JointAngles target, Situation now, List<Rule> rules, List<Finding> findings) {
        JointAngles allowed = target;
        for (Rule rule : rules) {
            switch (rule.judge(allowed, now)) {
                case Ruling.Allowed _ -> {}
                case Ruling.Clamped clamped -> {
                    allowed = clamped.target();
                    findings.add(new Finding(rule.name(), Effect.CLAMPED, clamped.why()));
                }
                case Ruling.Refused refused -> {
                    findings.add(new Finding(rule.name(), Effect.REFUSED, refused.why()));
                    return now.goal();
                }
            }
        }
        return allowed;
    }

    @Override
    public void hold() {
        try {
            borrow(held -> {
                Grasp known = held.goal().isPresent() ? held : held.fresh(time);
                return send(known, known.goal().orElseGet(() -> known.reading()
                        .orElseThrow()
                        .positions()));
            });
        } catch (IOException e) {
            // Servos hold their last goal by themselves; who calls learns of the loss from sense().
            LOG.debug("the arm could not be told to hold", e);
        }
    }

    @Override
    public void release() throws IOException {
        borrow(held -> {
            Grasp now = held.measured(held.arm().read());
            requireStill(now);
            now.arm().release();
            grasp = Optional.of(now.released());
            return now;
        });
    }

    private void requireStill(Grasp now) throws IOException {
        List<JointReading> joints = now.reading().orElseThrow().joints();
        for (int i = 0; i < joints.size(); i++) {
            if (Math.abs(joints.get(i).speed()) > STILL) {
                send(now, now.goal().orElse(now.reading().orElseThrow().positions()));
                throw new IllegalStateException(
                        now.description().joints().get(i).name() + " moves at "
                                + Text.of(joints.get(i).speed())
                                + " units per second; the arm is released at rest only");
            }
        }
    }

    @Override
    public List<Finding> review(List<JointAngles> targets, double rateHz) {
        if (!(rateHz > 0) || !Double.isFinite(rateHz)) {
            throw new IllegalArgumentException("rate " + rateHz + " Hz");
        }
        Optional<ArmDescription> arm = arm();
        if (arm.isEmpty()) {
            return List.of(new Finding("arm", Effect.REFUSED, "there is no arm"));
        }
        List<Rule> rules = book.open();
        Map<String, Finding> firsts = new LinkedHashMap<>();
        Optional<JointAngles> before = Optional.empty();
        for (int i = 0; i < targets.size(); i++) {
            PlannedStep step = new PlannedStep(arm.get(), targets.get(i), before, 1 / rateHz);
            object(step, i, rules, firsts);
            before = Optional.of(targets.get(i));
        }
        return List.copyOf(firsts.values());
    }

    private static void object(PlannedStep step, int index, List<Rule> rules, Map<String, Finding> firsts) {
        for (Rule rule : rules) {
            Optional<String> why = rule.objection(step);
            if (why.isPresent()) {
                String detail = "target " + index + ": " + why.get();
                firsts.putIfAbsent(rule.name(), new Finding(rule.name(), Effect.REFUSED, detail));
                if (step.target().size() != step.arm().joints().size()) {
                    // The other rules could make nothing of it.
                    return;
                }
            }
        }
    }

    private JointAngles send(Grasp held, JointAngles allowed) throws IOException {
        JointAngles sent = held.arm().move(allowed);
        grasp = Optional.of(held.sent(allowed, time.nanoTime()));
        return sent;
    }

    private <T> T borrow(Use<T> use) throws IOException {
        Optional<Lease<Arm>> taken = slot.take();
        if (taken.isEmpty()) {
            grasp = Optional.empty();
            throw new IOException("there is no arm");
        }
        try (Lease<Arm> lease = taken.get()) {
            Arm arm = lease.service();
            return use.of(grasp.filter(held -> held.arm() == arm)
                    .orElseGet(() -> Grasp.of(arm, book.open(), time.nanoTime())));
        }
    }

    private interface Use<T> {
        T of(Grasp held) throws IOException;
    }
}
