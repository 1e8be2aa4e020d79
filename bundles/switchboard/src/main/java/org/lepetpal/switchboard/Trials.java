package org.lepetpal.switchboard;

import java.util.List;
import java.util.Optional;

/** Whether somebody is on probation in one slot, and how that goes. Takes the house's lock by itself. */
final class Trials<T> {
    private final House house;
    private volatile Optional<Probation<T>> running = Optional.empty();

    Trials(House house) {
        this.house = house;
    }

    /**
     * Why a newcomer is no good.
     *
     * @param reason for people
     */
    record Objection<T>(Tenant<T> newcomer, String reason) {}

    /**
     * Others are active now. Call it with the house's lock.
     *
     * @param newcomer who is on probation from now on, if anybody
     * @param choiceBefore the operator's, before it was changed in favour of the newcomer
     */
    void begin(Optional<Tenant<T>> newcomer, List<String> choiceBefore) {
        running = newcomer.map(tenant -> new Probation<>(tenant, choiceBefore, house.rules()));
    }

    /** The probation of this one, if it is on any. Any thread; never blocks. */
    Optional<Probation<T>> of(Tenant<T> tenant) {
        return running.filter(probation -> probation.newcomer() == tenant);
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

    /** Ends a probation that has been passed. */
    private void end(long nowNanos) {
        running = running.filter(probation -> !probation.passed(nowNanos));
    }

    /** Looks at whoever is on probation. Cheap while nobody is. */
    Optional<Objection<T>> watch(long nowNanos) {
        if (running.isEmpty()) {
            return Optional.empty();
        }
        synchronized (house.lock()) {
            Optional<Objection<T>> objection = running.flatMap(probation -> probation
                    .watched(nowNanos, house.loop())
                    .map(reason -> new Objection<>(probation.newcomer(), reason)));
            if (objection.isEmpty()) {
                end(nowNanos);
            }
            return objection;
        }
    }
}
