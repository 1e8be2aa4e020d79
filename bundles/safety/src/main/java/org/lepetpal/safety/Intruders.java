package org.lepetpal.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.lepetpal.api.vision.Sighting;

/**
 * All who are in the marked zone as far as is known: one for each class and camera.
 *
 * @param newest the sighting by which that is known
 * @param all of them
 */
record Intruders(Optional<Sighting> newest, List<Intruder> all) {
    /** Nothing has been seen yet. */
    static final Intruders NOBODY = new Intruders(Optional.empty(), List.of());

    Intruders {
        all = List.copyOf(all);
    }

    /** Whether that sighting is another than the newest. */
    boolean predate(Optional<Sighting> sighting) {
        return sighting.isPresent() && (newest.isEmpty() || newest.get() != sighting.get());
    }

    /**
     * What is known after that sighting.
     *
     * @param inside labels of those whom it shows in the zone
     * @param resets how many software stops have been reset by now
     */
    Intruders after(Sighting sighting, Set<String> inside, long nanos, long resets) {
        List<Intruder> now = new ArrayList<>();
        for (String label : inside) {
            now.add(all.stream()
                    .filter(who -> who.is(label, sighting))
                    .findFirst()
                    .map(who -> who.again(sighting, nanos, resets))
                    .orElseGet(() -> Intruder.noticed(label, sighting, nanos, resets)));
        }
        for (Intruder who : all) {
            boolean seen = inside.stream().anyMatch(label -> who.is(label, sighting));
            if (!seen && !who.leftBy(sighting)) {
                now.add(who);
            }
        }
        return new Intruders(Optional.of(sighting), now);
    }

    /** Without those for whose absence a person has vouched. Makes nothing where there is nobody, as in nearly every tick. */
    Intruders withoutDismissed(long nanos, long resets) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).resets() != resets) {
                return new Intruders(
                        newest,
                        all.stream()
                                .filter(who -> !who.dismissed(nanos, resets))
                                .map(who -> who.heedless(resets))
                                .toList());
            }
        }
        return this;
    }

    /** Those of them, of whom nothing has been seen anew. */
    Intruders only(Predicate<Intruder> which) {
        return new Intruders(Optional.empty(), all.stream().filter(which).toList());
    }

    /** Who keeps the arm from moving first of all: somebody who is seen, before somebody who was. */
    Optional<Intruder> first() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** One whom nobody looks for any more. */
    Optional<Intruder> unwatched(long nanos) {
        return all.stream().filter(who -> who.unwatched(nanos)).findFirst();
    }
}
