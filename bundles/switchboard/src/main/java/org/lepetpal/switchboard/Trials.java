package org.lepetpal.switchboard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lepetpal.api.swap.SlotName;

/** Who is on probation in one slot, and how that goes. Takes the house's lock by itself. */
final class Trials<T> {
    private final SlotName slot;
    private final House house;
    private volatile List<Probation<T>> running = List.of();

    Trials(SlotName slot, House house) {
        this.slot = slot;
        this.house = house;
    }

    /**
     * Why a newcomer is no good.
     *
     * @param reason for people
     */
    record Objection<T>(Tenant<T> newcomer, String reason) {}

    /**
     * Others are active now. Who is on probation and still among them stays on it, unless the operator has chosen anew.
     *
     * @param newcomers who is on probation from now on, if anybody
     * @param active all who are active now
     * @param choiceBefore the operator's, before it was changed in favour of the newcomers
     */
    void begin(List<Tenant<T>> newcomers, List<Tenant<T>> active, List<String> choiceBefore) {
        boolean sameChoice = choiceBefore.equals(house.choices().of(slot));
        Stream<Probation<T>> going =
                running.stream().filter(probation -> sameChoice && active.contains(probation.newcomer()));
        ProbationRules rules = house.rules().in(slot);
        running = Stream.concat(going, newcomers.stream().map(tenant -> new Probation<>(tenant, choiceBefore, rules)))
                .toList();
    }

    /** The probation of this one, if it is on any. Any thread; never blocks. */
    Optional<Probation<T>> of(Tenant<T> tenant) {
        return running.stream()
                .filter(probation -> probation.newcomer() == tenant)
                .findFirst();
    }

    /** It took that long to answer, which may end its probation either way. */
    Optional<Objection<T>> answered(Tenant<T> tenant, long nanos) {
        if (running.isEmpty()) {
            return Optional.empty();
        }
        synchronized (house.lock()) {
            long now = house.time().nanoTime();
            Optional<Objection<T>> objection = of(tenant)
                    .flatMap(probation -> probation.answered(nanos, now))
                    .map(reason -> new Objection<>(tenant, reason));
            if (objection.isEmpty()) {
                end(now);
            }
            return objection;
        }
    }

    /** Ends each probation that has been passed. */
    private void end(long nowNanos) {
        running = running.stream()
                .filter(probation -> !probation.passed(nowNanos))
                .toList();
    }

    /** Looks at whoever is on probation; the first of whom it does not think well. Cheap while nobody is. */
    Optional<Objection<T>> watch(long nowNanos) {
        if (running.isEmpty()) {
            return Optional.empty();
        }
        synchronized (house.lock()) {
            Optional<Objection<T>> objection = running.stream()
                    .flatMap(probation -> probation
                            .watched(nowNanos, house.loop())
                            .map(reason -> new Objection<>(probation.newcomer(), reason))
                            .stream())
                    .findFirst();
            if (objection.isEmpty()) {
                end(nowNanos);
            }
            return objection;
        }
    }
}
