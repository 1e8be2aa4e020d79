package org.lepetpal.policy.scripted;

import java.util.Optional;
import java.util.Set;

/**
 * What a run is for.
 *
 * @param instruction as commands name it
 * @param thing what is picked up
 * @param into what it is put into; empty when it is held ready to be thrown
 */
record Task(String instruction, Thing thing, Optional<Thing> into) {
    boolean endsInThrow() {
        return into.isEmpty();
    }

    /** Detector classes that it cannot do without. */
    Set<String> needs() {
        return into.map(bowl -> Set.of(thing.label(), bowl.label())).orElse(Set.of(thing.label()));
    }
}
