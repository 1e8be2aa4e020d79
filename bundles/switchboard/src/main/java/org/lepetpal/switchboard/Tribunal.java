package org.lepetpal.switchboard;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt.Result;
import org.lepetpal.switchboard.ProbationRules.Bounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges who is active in one slot, on probation and at work: takes out who does badly, so that whoever was there before, or is
 * next, takes his place. Takes the house's lock by itself where nothing else is said. What nobody measures is judged by nobody.
 */
final class Tribunal<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Tribunal.class);

    /** Each is a picture looked at, or a plan. */
    private static final int MANY_ANSWERS = 20;
    /** Each is a treat, or something said. */
    private static final int FEW_ANSWERS = 3;

    private final SlotName slot;
    private final House house;
    private final Guests<T> guests;
    private final Incumbents<T> incumbents;
    private final Trials<T> trials;
    private final Revivals<T> revivals;
    private final Retrial<T> retrial;
    private final Verdicts verdicts;

    /** @param retrial how those who failed are tried again */
    Tribunal(
            SlotName slot,
            House house,
            Guests<T> guests,
            Incumbents<T> incumbents,
            Retrial<T> retrial,
            Verdicts verdicts) {
        this.slot = slot;
        this.house = house;
        this.guests = guests;
        this.incumbents = incumbents;
        this.trials = new Trials<>(slot, house);
        // Another detector may see what one saw; what a layer draws, none of another name does.
        this.revivals = new Revivals<>(
                tenant -> slot == SlotName.OVERLAY ? tenant.candidate().name() : slot.label(),
                isSeldomAsked(slot) ? FEW_ANSWERS : MANY_ANSWERS);
        this.retrial = retrial;
        this.verdicts = verdicts;
    }

    private static boolean isSeldomAsked(SlotName slot) {
        return slot == SlotName.VOICE || slot == SlotName.DISPENSER;
    }

    /** Carries out what is decided. */
    @FunctionalInterface
    interface Verdicts {
        /**
         * @param edit takes somebody out, or back; done under the house's lock, where it may find that there is no need any more
         * @param why for people; empty where no receipt is to tell of it
         * @param handOver whether a running command is handed over
         */
        void carryOut(Runnable edit, Optional<String> why, boolean handOver);
    }

    /** Who hears of every answer of this one, and of every failure. */
    Conduct.Judge judge(Tenant<T> tenant) {
        return new Bench(tenant);
    }

    /** Others are active now. Call it with the house's lock. @param choiceBefore the operator's, until then */
    void changed(List<Tenant<T>> before, List<Tenant<T>> after, List<String> choiceBefore) {
        trials.begin(newcomers(before, after), after, choiceBefore);
        revivals.forget(
                after.stream().filter(tenant -> !before.contains(tenant)).toList());
    }

    /** Those that took the place of others who are still there to come back. */
    private List<Tenant<T>> newcomers(List<Tenant<T>> before, List<Tenant<T>> after) {
        boolean replaced = isMeasured()
                && before.stream()
                        .filter(tenant -> !after.contains(tenant))
                        .anyMatch(
                                tenant -> guests.has(tenant) && tenant.failure().isEmpty());
        return replaced
                ? after.stream().filter(tenant -> !before.contains(tenant)).toList()
                : List.of();
    }

    /** An arm is not: each tick would pay for it. */
    private boolean isMeasured() {
        return slot != SlotName.ARM;
    }

    boolean onProbation(Tenant<T> tenant) {
        return trials.of(tenant).isPresent();
    }

    /** Looks after whoever is on probation, and after whoever owes an answer. Cheap while nobody does. */
    void watch(long nowNanos) {
        trials.watch(nowNanos).ifPresent(objection -> {
            reject(objection.newcomer(), objection.reason());
            objection.newcomer().conduct().interrupt();
        });
        if (isMeasured()) {
            List<Tenant<T>> all = all();
            // A shadow is watched by whoever lets it play, and stands in nobody's way.
            all.stream().filter(tenant -> !house.stage().shadows(tenant)).forEach(tenant -> watch(tenant, nowNanos));
            revive(all, nowNanos);
        }
    }

    /** After what it is tried again, until it has shown that it works. */
    Optional<String> triedAfter(Tenant<T> tenant) {
        return tenant.forgiven().filter(_ -> revivals.tries(tenant));
    }

    /** Where nobody is left. No receipt tells of it: while they fail again nothing changes, for hours. */
    private void revive(List<Tenant<T>> all, long nowNanos) {
        revivals.due(all, this::does, nowNanos).stream().filter(this::mayServe).forEach(failed -> {
            LOG.info("{} {} is tried again", slot.label(), failed.id());
            retrial.of(failed, () -> {
                verdicts.carryOut(failed::forgive, Optional.empty(), false);
                revivals.begin(failed);
            });
        });
    }

    /** Else it would be well again without having been tried. */
    private boolean mayServe(Tenant<T> failed) {
        synchronized (house.lock()) {
            return slot.several() || guests.mayServe(failed);
        }
    }

    /** Where one is active at a time, who is well and may not serve unasked is as good as nobody. */
    private boolean does(Tenant<T> tenant) {
        return slot.several() ? tenant.failure().isEmpty() : incumbents.has(tenant);
    }

    private void tellThatItWorksAgain(Tenant<T> tenant) {
        Change<T> back;
        synchronized (house.lock()) {
            List<Tenant<T>> active = incumbents.tenants();
            List<Tenant<T>> others =
                    active.stream().filter(other -> other != tenant).toList();
            back = new Change<>(
                    slot, others, active, house.choices().of(slot), house.time().nanoTime());
        }
        if (!back.nothing()) {
            house.receipts()
                    .add(
                            back,
                            new Receipts.Outcome(Instigator.PLATFORM, tenant.id() + " works again", Result.DONE),
                            back.sinceNanos());
        }
    }

    /** Those too that were swapped away: a picture, or a command, that began with one ends with it. */
    private List<Tenant<T>> all() {
        synchronized (house.lock()) {
            return guests.all();
        }
    }

    /**
     * Who asked it still waits, and whatever he was about can go on elsewhere. One that has failed already may be asked yet, by who had leased it
     * before: it cannot fail twice, but he is let go all the same.
     */
    private void watch(Tenant<T> tenant, long nowNanos) {
        long budget = house.rules().in(slot).owedNanos();
        Optional<Long> owing = tenant.conduct().pending(nowNanos).filter(nanos -> nanos > budget);
        if (owing.isEmpty()) {
            return;
        }
        if (tenant.failure().isEmpty()) {
            String reason = "gave no answer for " + owing.get() / 1_000_000 + " ms, and " + budget / 1_000_000
                    + " ms are allowed";
            LOG.warn("{} {}", tenant.id(), reason);
            condemn(tenant, reason, true);
        }
        tenant.conduct().interrupt();
    }

    /**
     * Takes one out for good: on probation, or at work where another may take its place, or has taken it.
     *
     * @param handOver whether a running command is handed over, where it is not anyway
     */
    private void condemn(Tenant<T> culprit, String reason, boolean handOver) {
        if (onProbation(culprit)) {
            reject(culprit, reason);
        } else if (incumbents.has(culprit) || slot.several() || handOver) {
            Optional<String> why =
                    Optional.of(culprit.id() + " failed: it " + reason).filter(_ -> !revivals.tries(culprit));
            verdicts.carryOut(() -> depose(culprit, reason), why, handOver);
        }
    }

    /** Takes a newcomer out for good, and the one before back. Does nothing to one that is not on probation. */
    private void reject(Tenant<T> culprit, String reason) {
        verdicts.carryOut(
                () -> trials.of(culprit).ifPresent(probation -> {
                    culprit.fail(reason);
                    house.choices().put(slot, probation.choiceBefore());
                }),
                Optional.of(culprit.id() + " failed on probation: it " + reason),
                true);
        house.choices().store();
    }

    /** Where nobody is left, nobody serves until somebody is tried again: a command is not to find out whether he works. */
    private void depose(Tenant<T> culprit, String reason) {
        if (slot != SlotName.POLICY || house.rules().fallback() || !incumbents.has(culprit)) {
            culprit.fail(reason);
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
            Optional<Bounds> bounds = house.rules().bounds(slot);
            if (bounds.isPresent() && nanos > bounds.get().budgetNanos()) {
                bear("took " + nanos / 1_000_000 + " ms, and " + bounds.get().budgetNanos() / 1_000_000
                        + " ms are allowed");
            } else {
                failuresInRow.set(0);
            }
            Optional<Trials.Objection<T>> objection = trials.answered(tenant, nanos);
            objection.ifPresent(found -> reject(tenant, found.reason()));
            if (revivals.answered(tenant)) {
                tellThatItWorksAgain(tenant);
            }
        }

        @Override
        public void failed(String reason) {
            if (!bear(reason) && onProbation(tenant)) {
                failuresInRow.set(0);
                condemn(tenant, reason, false);
            }
        }

        /** @return whether that was too much */
        private boolean bear(String reason) {
            revivals.failed(tenant);
            boolean tooMuch = failuresInRow.incrementAndGet() >= bearable();
            if (tooMuch) {
                failuresInRow.set(0);
                condemn(tenant, reason, false);
            }
            return tooMuch;
        }

        /** A picture that it cannot make anything of does not make anybody a bad one; a command that failed has failed. */
        private int bearable() {
            return house.rules().bounds(slot).map(Bounds::failures).orElse(1);
        }
    }
}
