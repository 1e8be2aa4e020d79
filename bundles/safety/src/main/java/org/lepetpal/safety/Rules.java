package org.lepetpal.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.Verdict.Effect;
import org.lepetpal.api.safety.Verdict.Finding;
import org.lepetpal.safety.Places.Objection;

/**
 * All rules for one arm, in the order in which they judge: whether anything may move, whether the target makes sense,
 * what the motors can bear, how far and fast, and last, of what is left, where it leads. They are counted through, not iterated over:
 * every tick comes here several times.
 *
 * @param judges in order
 * @param plausible the one of them that says which joints' positions are believed
 * @param pacer how fast
 * @param places where
 * @param reviewers all that can judge a plan
 */
record Rules(List<Rule> judges, PlausiblePosition plausible, Pacer pacer, Places places, List<Reviewer> reviewers) {
    Rules {
        judges = List.copyOf(judges);
        reviewers = List.copyOf(reviewers);
    }

    /**
     * What the arm is told next on its way to {@code target}.
     *
     * @param findings gets what rules changed or refused
     */
    Setpoint next(JointAngles target, Situation now, List<Finding> findings) {
        JointAngles allowed = target;
        for (int i = 0; i < judges.size(); i++) {
            Rule rule = judges.get(i);
            switch (rule.judge(allowed, now)) {
                case Ruling.Allowed _ -> {}
                case Ruling.Clamped clamped -> {
                    allowed = clamped.target();
                    findings.add(new Finding(rule.name(), Effect.CLAMPED, clamped.why()));
                }
                case Ruling.Paused paused -> {
                    findings.add(new Finding(rule.name(), Effect.PAUSED, paused.why()));
                    return rest(now);
                }
                case Ruling.Refused refused -> {
                    findings.add(new Finding(rule.name(), Effect.REFUSED, refused.why()));
                    return refused.retreat()
                            .map(retreat -> approach(retreat, now, findings))
                            .orElseGet(() -> rest(now));
                }
            }
        }
        return approach(allowed, now, findings);
    }

    private Setpoint approach(JointAngles allowed, Situation now, List<Finding> findings) {
        Bounds bounds = pacer.open();
        for (int i = 0; i < judges.size(); i++) {
            judges.get(i).bound(bounds, now);
        }
        Setpoint next = pacer.follow(allowed, now.last(), now.seconds(), bounds, findings);
        Optional<Objection> objection = places.against(allowed, next, now.last(), pacer);
        if (objection.isEmpty()) {
            return next;
        }
        findings.add(new Finding(
                objection.get().place(), Effect.REFUSED, objection.get().why()));
        return pacer.brake(now.last(), now.seconds());
    }

    /**
     * What an arm that holds is told: it comes to rest, and a joint that suffers there, and is where it says, is
     * relieved. A gripper is relieved in one run, not step by step, or a slow one would not be in time.
     */
    Setpoint rest(Situation now) {
        if (!now.last().restsBut(now.arm().gripper())) {
            return pacer.brake(now.last(), now.seconds());
        }
        JointAngles relieved = now.goal();
        for (int i = 0; i < judges.size(); i++) {
            relieved = judges.get(i).relieved(relieved, now);
        }
        relieved = plausible.spared(relieved, now);
        if (!relieved.equals(now.goal())) {
            return approach(relieved, now.before(relieved), new ArrayList<>(1));
        }
        return now.last().rests() ? now.last() : pacer.brake(now.last(), now.seconds());
    }

    List<Remark> remarks() {
        return judges.stream().flatMap(rule -> rule.remark().stream()).toList();
    }
}
