package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.time.Backoff;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A policy begins the first task that it serves with the newest picture and the arm as it stands, and is asked until it has thought; nobody
 * follows its plan. Its probation goes on where this ends. One that does not think because it lacks something to see is taken untried.
 */
final class PolicyAudition implements Audition {
    /** Between two looks at one whose model thinks: it needs no picture meanwhile, and each may have to be decoded. */
    private static final Duration FIRST_WAIT = Duration.ofMillis(50);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(PolicyAudition.class);
    private static final String ANY_TASK = "pick up the ball";

    private final Policy policy;
    private final Outlook outlook;
    private final Timebase time;
    private final ProbationRules rules;
    private Optional<PolicyRun> run = Optional.empty();
    private long begunNanos;
    private final Backoff waits = new Backoff(FIRST_WAIT, LONGEST_WAIT);
    /** When one whose model thinks is asked again; empty while it does not. */
    private OptionalLong dueNanos = OptionalLong.empty();

    PolicyAudition(Policy policy, Outlook outlook, Timebase time, ProbationRules rules) {
        this.policy = WatchedPolicy.alone(policy);
        this.outlook = outlook;
        this.time = time;
        this.rules = rules;
    }

    @Override
    public boolean passed() {
        if (dueNanos.isPresent() && time.nanoTime() - dueNanos.getAsLong() < 0) {
            return false;
        }
        Optional<String> task = task(policy.description());
        Optional<ArmReading> arm = outlook.arm();
        Optional<Frame> frame = outlook.frame();
        try {
            if (task.isEmpty()) {
                return true;
            }
            return arm.isEmpty() || frame.isEmpty() ? isBlind() : answers(task.get(), arm.get(), frame);
        } finally {
            frame.ifPresent(Frame::close);
        }
    }

    private boolean answers(String task, ArmReading arm, Optional<Frame> frame) {
        long now = time.nanoTime();
        if (run.isEmpty()) {
            begunNanos = now;
            run = Optional.of(policy.begin(task));
            requireInTime(now);
        }
        long asked = time.nanoTime();
        PolicyStep step = run.get().next(new Observation(asked, arm, arm.positions(), frame, Optional.empty()));
        requireInTime(asked);
        boolean thinks = WatchedPolicy.thinks(step);
        if (thinks && now - begunNanos > rules.budgetNanos()) {
            throw new IllegalStateException(
                    "it still thinks after " + rules.budgetNanos() / 1_000_000 + " ms (SWAP_LATENCY_BUDGET_MS)");
        }
        dueNanos = thinks ? OptionalLong.of(nextLook()) : OptionalLong.empty();
        return !thinks && (hasThought() || isBlind());
    }

    /** No later than when it has to have thought. */
    private long nextLook() {
        long now = time.nanoTime();
        long left = Math.max(0, begunNanos + rules.budgetNanos() - now);
        return now + Math.min(waits.next().toNanos(), left);
    }

    /** At work it would be taken for one that hangs, and a command would be the price. */
    private void requireInTime(long askedNanos) {
        long owed = time.nanoTime() - askedNanos;
        if (owed > rules.owedNanos()) {
            throw new IllegalStateException("it owed an answer for " + owed / 1_000_000 + " ms, and "
                    + rules.owedNanos() / 1_000_000 + " ms are allowed (POLICY_BUDGET_MS)");
        }
    }

    /** An answer alone does not tell: it may wait for a camera that the robot's own picture is not of. */
    private boolean hasThought() {
        return run.flatMap(PolicyRun::inferences)
                .filter(ended -> !ended.isEmpty())
                .isPresent();
    }

    /** Whether it will see nothing that it could think of: at once where it has not begun. */
    private boolean isBlind() {
        boolean blind = run.isEmpty() || time.nanoTime() - begunNanos > NOTHING_TO_SEE.toNanos();
        if (blind) {
            LOG.info(
                    "{} is taken untried: it does not see what it needs",
                    policy.description().name());
        }
        return blind;
    }

    private static Optional<String> task(PolicyDescription description) {
        return description.instructions().keySet().stream().sorted().findFirst().or(() -> Optional.of(ANY_TASK)
                .filter(description::serves));
    }

    @Override
    public Duration patience() {
        return Duration.ofNanos(rules.owedNanos());
    }

    @Override
    public boolean takesLate() {
        return false;
    }

    @Override
    public void close() {
        run.ifPresent(PolicyRun::close);
    }
}
