package org.lepetpal.safety;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.Verdict.Effect;
import org.lepetpal.api.safety.Verdict.Finding;
import org.lepetpal.api.time.Timebase;

/** Checks a whole motion before it begins, by every rule that needs no measurement. Any thread. */
record Review(RuleBook book, Timebase time) {
    /** @param simulated whether the arm is */
    List<Finding> of(Optional<ArmDescription> arm, boolean simulated, List<JointAngles> targets, double rateHz) {
        if (!(rateHz > 0) || !Double.isFinite(rateHz)) {
            throw new IllegalArgumentException("rate " + rateHz + " Hz");
        }
        if (arm.isEmpty()) {
            return List.of(new Finding("arm", Effect.REFUSED, "there is no arm"));
        }
        Rules rules = book.open(arm.get(), simulated, time.nanoTime());
        Map<String, Finding> firsts = new LinkedHashMap<>();
        Optional<JointAngles> earlier = Optional.empty();
        Optional<JointAngles> before = Optional.empty();
        int joints = arm.get().joints().size();
        for (int i = 0; i < targets.size(); i++) {
            object(new PlannedStep(arm.get(), targets.get(i), before, earlier, 1 / rateHz), i, rules, firsts);
            // What is no target of this arm is objected to, and nothing moves from there.
            Optional<JointAngles> place = Optional.of(targets.get(i)).filter(target -> target.size() == joints);
            earlier = place.isPresent() ? before : Optional.empty();
            before = place;
        }
        return List.copyOf(firsts.values());
    }

    private static void object(PlannedStep step, int index, Rules rules, Map<String, Finding> firsts) {
        for (Reviewer reviewer : rules.reviewers()) {
            Optional<String> why = reviewer.objection(step);
            if (why.isPresent()) {
                note(reviewer.name(), why.get(), index, firsts);
                if (step.target().size() != step.arm().joints().size()) {
                    // The other rules could make nothing of it.
                    return;
                }
            }
        }
        rules.places().against(step.target()).forEach(no -> note(no.place(), no.why(), index, firsts));
    }

    private static void note(String rule, String why, int index, Map<String, Finding> firsts) {
        firsts.computeIfAbsent(rule, name -> new Finding(name, Effect.REFUSED, "target " + index + ": " + why));
    }
}
