package org.lepetpal.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.vision.Sighting;

/**
 * The rules in the order in which they judge: first whether the target makes sense, then what the motors can bear, then
 * how far and fast, and last, of what is left, where it leads.
 */
final class RuleBook {
    private final Settings settings;
    private final List<Rule> places;

    /** @throws IllegalArgumentException naming the setting, when the mask of the region of interest cannot be used */
    RuleBook(Settings settings, Supplier<Optional<Kinematics>> kinematics, Supplier<Optional<Sighting>> sight) {
        this.settings = settings;
        List<Rule> rules = new ArrayList<>();
        rules.add(new Table(kinematics, settings.tableLowest()));
        settings.mask().ifPresent(mask -> rules.add(new Region(mask, kinematics, sight)));
        this.places = List.copyOf(rules);
    }

    /** Rules for an arm that has just come: those that remember begin anew. */
    List<Rule> open() {
        List<Rule> rules = new ArrayList<>(List.of(
                new FiniteValues(),
                new JointLimits(settings.jointLimits()),
                new Overload(),
                new Lag(settings.largestLag()),
                new Grip(),
                new Slew(settings.jointSpeed(), settings.gripperSpeed())));
        rules.addAll(places);
        return List.copyOf(rules);
    }

    List<String> names() {
        return open().stream().map(Rule::name).toList();
    }
}
