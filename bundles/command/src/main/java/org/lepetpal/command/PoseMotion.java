package org.lepetpal.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.telemetry.Activity;
import org.lepetpal.command.Occupant.Travelling;

/** Brings the arm to a pose for all who asked for it. */
final class PoseMotion implements Motion {
    /** How long after the path's end the arm may still be on its way. */
    private static final double SETTLING_SECONDS = 2;
    /** How long a look at the way may take, which is milliseconds where the machine has time. */
    private static final double LOOKING_SECONDS = 5;

    private static final Step LOOKING = Step.Hold.because("the way is looked at for another arm");

    private final AtomicReference<Occupant> place;
    private final Travelling journey;
    private final double rateHz;
    private final SecondLook again;
    /** What is known of the way; empty for an arm that it was not looked at for. */
    private Optional<Supplier<Optional<Ways.Prospect>>> look;

    /** Periods for which that was waited for. */
    private long waited;

    private Refusals refusals = new Refusals();
    private Optional<Way> way = Optional.empty();
    private List<CommandRecord> known = List.of();
    private final Remainder remainder = new Remainder();
    private long index = -1;

    /** @param again for ways that were looked at beforehand, and for another arm */
    PoseMotion(AtomicReference<Occupant> place, Travelling journey, double rateHz, SecondLook again) {
        this.place = place;
        this.journey = journey;
        this.rateHz = rateHz;
        this.again = again;
        this.look = asked();
    }

    /** As it was found when it was asked for; the way home is gone in any case. */
    private Optional<Supplier<Optional<Ways.Prospect>>> asked() {
        Optional<Ways.Prospect> known = Optional.of(new Ways.Prospect(journey.pace(), Optional.empty()));
        return Optional.of(() -> known);
    }

    @Override
    public Step step(Moment now) {
        greet();
        return way.isPresent() ? follow(way.get(), now) : setOut(now);
    }

    private Step setOut(Moment now) {
        Optional<JointAngles> pose = Optional.ofNullable(now.arm().poses().get(journey.pose()));
        if (pose.isEmpty()) {
            // The arm may be another one than that of the asking.
            return end(new Failure("arm_error", "the arm knows no pose '" + journey.pose() + "'"));
        }
        if (look.isEmpty()) {
            look = Optional.of(again.at(pose.get(), now));
        }
        Optional<Ways.Prospect> seen = look.get().get();
        return seen.isPresent() ? setOut(now, pose.get(), seen.get()) : await(now);
    }

    private Step await(Moment now) {
        waited += now.periods();
        return waited < LOOKING_SECONDS * rateHz
                ? LOOKING
                : end(new Failure(
                        "arm_error", "nobody has said whether this arm, too, may go to '" + journey.pose() + "'"));
    }

    private Step setOut(Moment now, JointAngles pose, Ways.Prospect seen) {
        if (seen.forbidden().isPresent()) {
            return end(seen.forbidden().get());
        }
        Way found = way(now, pose, seen.pace());
        way = Optional.of(found);
        return follow(found, now);
    }

    private Way way(Moment now, JointAngles pose, Pace pace) {
        Jaws jaws = new Jaws(now.arm().gripper());
        jaws.observe(now.state(), now.lastTarget());
        return new Way(
                pose,
                PosePath.between(jaws.spare(now.lastTarget()), jaws.spare(pose), pace, rateHz)
                        .targets(),
                jaws);
    }

    private Step follow(Way to, Moment now) {
        int length = to.targets().size();
        index += now.periods();
        to.jaws().observe(now.state(), now.lastTarget());
        JointAngles positions = now.state().positions();
        if (index >= length && PosePath.arrived(positions, now.arm(), to.pose())) {
            end(command ->
                    command.succeed(journey.isHome() ? "the arm is at home" : "the arm is in " + journey.pose()));
            return Step.Hold.waiting("there");
        }
        if (index >= length + SETTLING_SECONDS * rateHz) {
            return end(new Failure(
                    "arm_error",
                    String.format(
                            Locale.ROOT,
                            "the arm does not get to %s: a joint is %.1f degrees away",
                            journey.pose(),
                            PosePath.farthest(positions, now.arm(), to.pose()))));
        }
        return new Step.Drive(
                to.jaws().spare(to.targets().get((int) Math.min(index, length - 1))),
                journey.isHome() ? Activity.HOMING : Activity.POSE);
    }

    /** Others may have joined since the last tick. */
    private void greet() {
        if (place.get() instanceof Travelling current && current.journey().equals(journey.journey())) {
            if (known != current.commands()) {
                known = current.commands();
                known.forEach(CommandRecord::begin);
            }
        }
    }

    @Override
    public List<JointAngles> ahead(long nanos) {
        return way.isPresent() ? remainder.behind(way.get().targets(), index) : List.of();
    }

    @Override
    public void driven(Moment now, Verdict verdict) {
        if (verdict.refused() || verdict.pause().isPresent()) {
            // The path waits where it was stopped.
            index -= now.periods();
        }
        verdict.pause().ifPresent(why -> known.forEach(command -> command.tells(Refusals.describe(why))));
        refusals.after(verdict, now.nanos()).ifPresent(this::end);
    }

    @Override
    public void vacated(long nanos) {
        known.forEach(command -> command.tells(Vacancy.MESSAGE));
    }

    @Override
    public void rearmed() {
        way = Optional.empty();
        index = -1;
        refusals = new Refusals();
        waited = 0;
        look = journey.isHome() ? asked() : Optional.empty();
    }

    @Override
    public void abandon(Failure why) {
        end(why);
    }

    private Step end(Failure failure) {
        end(command -> command.fail(failure));
        return Step.Hold.because(failure.code());
    }

    private void end(Consumer<CommandRecord> ending) {
        while (place.get() instanceof Travelling current && current.journey().equals(journey.journey())) {
            if (place.compareAndSet(current, Occupant.NOBODY)) {
                current.commands().forEach(ending);
            }
        }
    }

    private record Way(JointAngles pose, List<JointAngles> targets, Jaws jaws) {}
}
