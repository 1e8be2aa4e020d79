package org.lepetpal.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.vision.Sighting;

/** Opens the rules that the operator's settings ask for. */
final class RuleBook {
    private final Settings settings;
    private final Places ofReal;
    private final Places ofSimulated;
    /** Outlives a change of arm: who is in the zone stays there. */
    private final WorkspaceClear clear;

    RuleBook(Settings settings, Supplier<Optional<Kinematics>> kinematics, Supplier<Optional<Sighting>> sight) {
        this(settings, kinematics, sight, () -> Lessons.NONE);
    }

    /** For a kernel that remembers nobody who was in the zone before. */
    RuleBook(
            Settings settings,
            Supplier<Optional<Kinematics>> kinematics,
            Supplier<Optional<Sighting>> sight,
            Supplier<Lessons> lessons) {
        this(settings, kinematics, sight, lessons, new ZoneMemory());
    }

    /**
     * @param lessons what was taught about cameras, the same as long as nothing changes
     * @param memory of who is in the marked zone
     */
    RuleBook(
            Settings settings,
            Supplier<Optional<Kinematics>> kinematics,
            Supplier<Optional<Sighting>> sight,
            Supplier<Lessons> lessons,
            ZoneMemory memory) {
        this.settings = settings;
        TaughtZones real = new TaughtZones(lessons, false, sight);
        Zone zone = settings.zone() instanceof Zone.Reach ? new Zone.Taught(real) : settings.zone();
        this.clear = new WorkspaceClear(sight, zone, settings.zoneClasses(), memory);
        this.ofReal = places(settings, kinematics, sight, real);
        this.ofSimulated = places(settings, kinematics, sight, new TaughtZones(lessons, true, sight));
    }

    private static Places places(
            Settings settings,
            Supplier<Optional<Kinematics>> kinematics,
            Supplier<Optional<Sighting>> sight,
            TaughtZones taught) {
        List<Place> all = new ArrayList<>(List.of(new Table(settings.tableLowest()), new Base()));
        if (!settings.keepOut().isEmpty()) {
            all.add(new KeepOut(settings.keepOut()));
        }
        all.add(new TaughtKeepOut(taught));
        all.add(settings.mask()
                .<Place>map(mask -> new Region(mask, kinematics, sight))
                .orElseGet(() -> new TaughtRegion(taught, kinematics)));
        return new Places(all, kinematics);
    }

    /**
     * Rules for an arm that has just come: those that remember begin anew.
     *
     * @param simulated whether it is
     */
    Rules open(ArmDescription arm, boolean simulated, long nanos) {
        PlausiblePosition plausible = new PlausiblePosition(settings.largestLag(), arm);
        List<Rule> judges = List.of(
                new StaleReading(settings.oldestReadingNanos()),
                plausible,
                clear,
                new Voltage(settings.voltage(), nanos),
                new FiniteValues(),
                new Temperature(settings.hottest()),
                new JointLimits(settings.jointLimits(), mistake(arm)),
                new Overload(),
                new Stall(settings.stall(), arm, nanos),
                new Lag(settings.largestLag()),
                new Grip());
        Velocity velocity = new Velocity(settings.speed());
        Acceleration acceleration = new Acceleration(settings.acceleration());
        List<Reviewer> reviewers = Stream.concat(judges.stream(), Stream.of(velocity, acceleration))
                .toList();
        Pacer pacer = new Pacer(velocity, acceleration, arm);
        return new Rules(judges, plausible, pacer, simulated ? ofSimulated : ofReal, reviewers);
    }

    /** The same for a real arm. */
    Rules open(ArmDescription arm, long nanos) {
        return open(arm, false, nanos);
    }

    /** Looks who is in the zone, see {@link WorkspaceClear#look}. Any thread. */
    void look(long nanos, StopLatch.Memory stops) {
        clear.look(nanos, stops);
    }

    /** What is wrong with the operator's settings for this arm; then nothing moves. */
    Optional<String> mistake(ArmDescription arm) {
        return JointLimits.mistake(settings.jointLimits(), arm)
                .or(() -> settings.speed().mistake(Velocity.SETTING, arm))
                .or(() -> settings.acceleration().mistake(Acceleration.SETTING, arm));
    }

    /** What is to be said while no arm is there, too. */
    List<Remark> remarks() {
        return clear.remark().stream().toList();
    }

    /** Names of all rules. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of(
                StopLatch.RULE,
                LoopWatch.RULE,
                "plausible-position",
                clear.name(),
                "voltage",
                "finite-values",
                "temperature",
                "joint-limits"));
        names.addAll(List.of("overload", "stall", "lag", "grip", "velocity", "acceleration"));
        names.addAll(ofReal.names());
        names.add(ReadyToThrow.RULE);
        return List.copyOf(names);
    }
}
