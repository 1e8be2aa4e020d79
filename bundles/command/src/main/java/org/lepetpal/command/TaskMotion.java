package org.lepetpal.command;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.safety.Verdict;

/** Follows a task's plan, plays its throw, and ends it. */
final class TaskMotion implements Motion {
    private static final long DOUBT_PATIENCE_NANOS = 1_000_000_000L;

    private final AtomicReference<Occupant> place;
    private final Occupant.Serving occupant;
    private final Task task;
    private final Refusals refusals = new Refusals();
    private Optional<Macro> macro = Optional.empty();
    private long macroIndex = -1;

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
            return fail(new Failure("timeout", "the command took longer than it was given"));
        }
        if (macro.isPresent()) {
            return play(macro.get(), now);
        }
        if (task.doubtfulSince().isPresent()
                && now.nanos() - task.doubtfulSince().getAsLong() >= DOUBT_PATIENCE_NANOS) {
            return fail(new Failure(
                    "low_confidence", "no plan reached a confidence of " + task.confidenceMin() + " for one second"));
        }
        return task.plan().map(plan -> follow(plan, now)).orElse(Step.Hold.because("no plan yet"));
    }

    private static Step follow(Plan plan, Moment now) {
        return plan.at(now.nanos())
                .<Step>map(target -> new Step.Drive(target, "plan"))
                .orElseGet(() -> Step.Hold.because("the plan of " + plan.policy() + " is stale, "
                        + plan.ageNanos(now.nanos()) / 1_000_000 + " ms old"));
    }

    private Step conclude(Outcome outcome, Moment now) {
        return switch (outcome) {
            case Outcome.Succeeded done -> {
                end(Occupant.NOBODY, () -> task.record().succeed(done.message()));
                yield Step.Hold.because("done");
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
            return Step.Hold.because("done");
        }
        return new Step.Drive(throwing.targets().get((int) macroIndex), "macro");
    }

    @Override
    public void driven(Moment now, Verdict verdict) {
        task.pause(verdict.pause().map(why -> why.rule() + ": " + why.detail()));
        if (macro.isPresent() && (verdict.refused() || verdict.pause().isPresent())) {
            fail(Refusals.failure(verdict));
        } else {
            refusals.after(verdict, now.nanos()).ifPresent(this::fail);
        }
    }

    @Override
    public void abandon(Failure why) {
        end(Occupant.NOBODY, () -> task.record().fail(why));
    }

    private Step fail(Failure failure) {
        end(Occupant.Travelling.unasked(), () -> task.record().fail(failure));
        return Step.Hold.because(failure.code());
    }

    private void end(Occupant next, Runnable ending) {
        if (place.compareAndSet(occupant, next)) {
            task.end();
            ending.run();
        }
    }
}
