package org.lepetpal.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.safety.Verdict.Finding;
import org.lepetpal.api.telemetry.Activity;

/** Follows a task's plan, plays its throw, and ends it. */
final class TaskMotion implements Motion {
    /** The safety kernel's rule that this is a part of: who plans no more drives no more. */
    private static final String DEADMAN = "deadman";

    private static final Step NO_PLAN = Step.Hold.waiting("no plan yet");
    private static final Failure TIMEOUT = new Failure("timeout", "the command took longer than it was given");
    private static final Failure THROW_LOST =
            new Failure("arm_error", "the arm was taken away in the middle of a throw");
    private static final long DOUBT_PATIENCE_NANOS = 1_000_000_000L;

    private final AtomicReference<Occupant> place;
    private final Occupant.Serving occupant;
    private final Task task;
    private final Refusals refusals = new Refusals();
    private Optional<Macro> macro = Optional.empty();
    private final Remainder remainder = new Remainder();
    private long macroIndex = -1;
    private Optional<Plan> followed = Optional.empty();
    private Optional<Join> join = Optional.empty();

    TaskMotion(AtomicReference<Occupant> place, Occupant.Serving occupant) {
        this.place = place;
        this.occupant = occupant;
        this.task = occupant.task();
    }

    @Override
    public Step step(Moment now) {
        if (macro.isEmpty() && task.outcome().isPresent()) {
            return conclude(task.outcome().get(), now);
        }
        if (now.nanos() - task.deadlineNanos() >= 0) {
            return fail(TIMEOUT);
        }
        if (macro.isPresent()) {
            return play(macro.get(), now);
        }
        long nanos = task.clock().at(now.nanos());
        if (task.doubtfulSince().isPresent() && nanos - task.doubtfulSince().getAsLong() >= DOUBT_PATIENCE_NANOS) {
            return fail(new Failure(
                    "low_confidence", "no plan reached a confidence of " + task.confidenceMin() + " for one second"));
        }
        Optional<Plan> plan = task.plan();
        return plan.isPresent() ? follow(plan.get(), nanos, now) : NO_PLAN;
    }

    /** @param nanos by the clock of the task, as all that plans say */
    private Step follow(Plan plan, long nanos, Moment now) {
        Optional<JointAngles> target = plan.at(nanos);
        if (target.isEmpty()) {
            // Nothing is driven, so nobody says any more whether the arm has to wait.
            task.goOn(now.nanos());
            return Step.Hold.because(DEADMAN + ": the plan of " + plan.policy() + " is stale, "
                    + plan.ageNanos(nanos) / 1_000_000 + " ms old");
        }
        return new Step.Drive(joined(plan, target.get(), nanos, now.lastTarget()), Activity.PLAN);
    }

    /** The plan of another policy than before is joined to that of the one before. */
    private JointAngles joined(Plan plan, JointAngles target, long nanos, JointAngles lastTarget) {
        if (followed.isPresent() && followed.get() == plan && join.isEmpty()) {
            return target;
        }
        if (followed.isPresent() && !followed.get().policy().equals(plan.policy())) {
            join = Optional.of(new Join(followed.get(), nanos));
        }
        followed = Optional.of(plan);
        join = join.filter(passage -> !passage.over(nanos));
        return join.isPresent() ? join.get().blend(target, lastTarget, nanos) : target;
    }

    private Step conclude(Outcome outcome, Moment now) {
        return switch (outcome) {
            case Outcome.Succeeded done -> {
                end(Occupant.NOBODY, () -> task.record().succeed(done.message()));
                yield Step.Hold.waiting("done");
            }
            case Outcome.Failed failed -> fail(failed.failure());
            case Outcome.Throw ready -> {
                macro = Optional.of(ready.macro());
                task.record().handOff();
                yield play(ready.macro(), now);
            }
        };
    }

    /** The gate does not end a throw, which no policy plans; whatever else ends a command does. */
    private Step play(Macro throwing, Moment now) {
        macroIndex += now.periods();
        if (macroIndex >= throwing.targets().size()) {
            end(Occupant.NOBODY, () -> task.record().succeed("the ball was thrown"));
            return Step.Hold.waiting("done");
        }
        return new Step.Drive(throwing.targets().get((int) macroIndex), Activity.MACRO);
    }

    @Override
    public List<JointAngles> ahead(long nanos) {
        if (macro.isPresent()) {
            return remainder.behind(macro.get().targets(), macroIndex);
        }
        return followed.isPresent() ? followed.get().after(task.clock().at(nanos), remainder) : List.of();
    }

    @Override
    public void driven(Moment now, Verdict verdict) {
        Optional<Finding> pause = verdict.pause();
        if (pause.isPresent()) {
            task.pause(Refusals.describe(pause.get()), now.nanos());
        } else {
            task.goOn(now.nanos());
        }
        if (macro.isPresent() && (verdict.refused() || pause.isPresent())) {
            fail(Refusals.failure(verdict));
            return;
        }
        Optional<Failure> failure = refusals.after(verdict, now.nanos());
        if (failure.isPresent()) {
            fail(failure.get());
        }
    }

    @Override
    public void vacated(long nanos) {
        if (throwing()) {
            abandon(THROW_LOST);
        } else if (nanos - task.deadlineNanos() >= 0) {
            abandon(TIMEOUT);
        } else {
            task.pause(Vacancy.MESSAGE, nanos);
        }
    }

    /** What was thought of for the arm before this one, and what still is, is for a task that is over. */
    @Override
    public void rearmed() {
        if (throwing()) {
            abandon(THROW_LOST);
        } else if (task.outcome().isEmpty()) {
            Task anew = task.anew();
            if (place.compareAndSet(occupant, new Occupant.Serving(anew, occupant.stops()))) {
                task.giveWayTo(anew);
            }
        }
    }

    private boolean throwing() {
        return macro.isPresent()
                || task.outcome().filter(Outcome.Throw.class::isInstance).isPresent();
    }

    @Override
    public void abandon(Failure why) {
        end(Occupant.NOBODY, () -> task.record().fail(why));
    }

    private Step fail(Failure failure) {
        end(Occupant.Travelling.unasked(occupant.stops()), () -> task.record().fail(failure));
        return Step.Hold.because(failure.code());
    }

    private void end(Occupant next, Runnable ending) {
        if (place.compareAndSet(occupant, next)) {
            task.end();
            ending.run();
        }
    }
}
