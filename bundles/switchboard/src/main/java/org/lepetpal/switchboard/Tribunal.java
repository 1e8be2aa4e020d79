package org.lepetpal.switchboard;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.lepetpal.api.swap.SlotName;

/**
 * Judges who is active in one slot, on probation and at work: takes out who does badly, so that whoever was there before, or is
 * next, takes his place. Takes the house's lock by itself where nothing else is said. What nobody measures is judged by nobody.
 */
final class Tribunal<T> {
    private static final long REVIVAL_NANOS = 10_000_000_000L;

    private final SlotName slot;
    private final House house;
    private final Guests<T> guests;
    private final Incumbents<T> incumbents;
    private final Trials<T> trials;
    private final Verdicts verdicts;

    /** Since when all who are there have failed. For whoever watches. */
    private OptionalLong blindSince = OptionalLong.empty();

    Tribunal(SlotName slot, House house, Guests<T> guests, Incumbents<T> incumbents, Verdicts verdicts) {
        this.slot = slot;
        this.house = house;
        this.guests = guests;
        this.incumbents = incumbents;
        this.trials = new Trials<>(slot, house);
        this.verdicts = verdicts;
    }

    /** Carries out what is decided. */
    @FunctionalInterface
    interface Verdicts {
        /**
         * @param edit takes somebody out; done under the house's lock, where it may find that there is no need any more
         * @param why for people
         * @param handOver whether a running command is handed over
         */
        void carryOut(Runnable edit, String why, boolean handOver);
    }

    /** Who hears of every answer of this one, and of every failure. */
    Conduct.Judge judge(Tenant<T> tenant) {
        return new Bench(tenant);
    }

    /** Others are active now. Call it with the house's lock. @param choiceBefore the operator's, until then */
    void changed(List<Tenant<T>> before, List<Tenant<T>> after, List<String> choiceBefore) {
        trials.begin(newcomers(before, after), after, choiceBefore);
    }

    /** Those that took the place of others who are still there to come back. */
    private List<Tenant<T>> newcomers(List<Tenant<T>> before, List<Tenant<T>> after) {
        boolean replaced = (slot == SlotName.POLICY || slot == SlotName.DETECTOR)
                && before.stream()
                        .filter(tenant -> !after.contains(tenant))
                        .anyMatch(
                                tenant -> guests.has(tenant) && tenant.failure().isEmpty());
        return replaced
                ? after.stream().filter(tenant -> !before.contains(tenant)).toList()
                : List.of();
    }

    boolean onProbation(Tenant<T> tenant) {
        return trials.of(tenant).isPresent();
    }

    /** Looks after whoever is on probation, and after detectors that owe an answer. Cheap while there are none. */
    void watch(long nowNanos) {
        trials.watch(nowNanos).ifPresent(objection -> {
            reject(objection.newcomer(), objection.reason());
            objection.newcomer().conduct().interrupt();
        });
        if (slot == SlotName.DETECTOR) {
            List<Tenant<T>> all = all();
            all.forEach(tenant -> watch(tenant, nowNanos));
            revive(all, nowNanos);
        }
    }

    /** Where nobody looks any more, those who failed get another try now and then: better such a detector than none. */
    private void revive(List<Tenant<T>> all, long nowNanos) {
        List<Tenant<T>> failed =
                all.stream().filter(tenant -> tenant.failure().isPresent()).toList();
        if (failed.isEmpty() || failed.size() < all.size()) {
            blindSince = OptionalLong.empty();
        } else if (blindSince.isEmpty()) {
            blindSince = OptionalLong.of(nowNanos);
        } else if (nowNanos - blindSince.getAsLong() >= REVIVAL_NANOS) {
            blindSince = OptionalLong.of(nowNanos);
            verdicts.carryOut(
                    () -> failed.stream()
                            .filter(tenant -> tenant.conduct().owing(nowNanos).isEmpty())
                            .forEach(Tenant::forgive),
                    "those that failed are tried again, for nobody else looks",
                    false);
        }
    }

    /** Those too that were swapped away while they hung. */
    private List<Tenant<T>> all() {
        synchronized (house.lock()) {
            return guests.all();
        }
    }

    private void watch(Tenant<T> detector, long nowNanos) {
        long budget = house.rules().detectors().budgetNanos();
        Optional<Long> owing = detector.conduct().owing(nowNanos).filter(nanos -> nanos > budget);
        if (owing.isPresent() && detector.failure().isEmpty()) {
            condemn(
                    detector,
                    "gave no answer for " + owing.get() / 1_000_000 + " ms, and " + budget / 1_000_000
                            + " ms are allowed");
            detector.conduct().interrupt();
        }
    }

    /** Takes one out for good: on probation, or at work where another may take its place. */
    private void condemn(Tenant<T> culprit, String reason) {
        if (onProbation(culprit)) {
            reject(culprit, reason);
        } else if (incumbents.has(culprit) || slot == SlotName.DETECTOR) {
            verdicts.carryOut(() -> depose(culprit, reason), culprit.id() + " failed: it " + reason, false);
        }
    }

    /** Takes a newcomer out for good, and the one before back. Does nothing to one that is not on probation. */
    private void reject(Tenant<T> culprit, String reason) {
        verdicts.carryOut(
                () -> trials.of(culprit).ifPresent(probation -> {
                    culprit.fail(reason);
                    house.choices().put(slot, probation.choiceBefore());
                }),
                culprit.id() + " failed on probation: it " + reason,
                true);
        house.choices().store();
    }

    /** A policy that fails and cannot be replaced gets another try: better such a policy than none. */
    private void depose(Tenant<T> culprit, String reason) {
        if (slot == SlotName.DETECTOR || house.rules().fallback()) {
            culprit.fail(reason);
            if (slot == SlotName.POLICY && guests.elect().isEmpty()) {
                culprit.forgive();
            }
        } else {
            culprit.failForAll(reason);
        }
    }

    private final class Bench implements Conduct.Judge {
        private final Tenant<T> tenant;
        private final AtomicInteger failuresInRow = new AtomicInteger();

        private Bench(Tenant<T> tenant) {
            this.tenant = tenant;
        }

        @Override
        public void answered(long nanos) {
            failuresInRow.set(0);
            Optional<Trials.Objection<T>> objection = trials.answered(tenant, nanos);
            objection.ifPresent(found -> reject(tenant, found.reason()));
        }

        @Override
        public void failed(String reason) {
            if (failuresInRow.incrementAndGet() >= bearable() || onProbation(tenant)) {
                failuresInRow.set(0);
                condemn(tenant, reason);
            }
        }

        /** A picture that it cannot make anything of does not make a detector a bad one; a command that failed has failed. */
        private int bearable() {
            return slot == SlotName.DETECTOR ? house.rules().detectors().failures() : 1;
        }
    }
}
