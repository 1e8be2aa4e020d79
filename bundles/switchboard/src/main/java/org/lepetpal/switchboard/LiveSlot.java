package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapReceipt.Result;

/**
 * One slot. Leases are taken without any lock; changes are decided one at a time under the house's, and waiting for leases
 * happens outside it.
 */
final class LiveSlot<T> implements Slot<T> {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final String PLATFORM = "platform";

    private final SlotName name;
    private final House house;
    private final Guests<T> guests;
    private final Gone gone = new Gone();
    private final Incumbents<T> incumbents = new Incumbents<>();
    private final Trials<T> trials;

    /** @param namesakes who of several versions of one thing works */
    LiveSlot(SlotName name, House house, Namesakes<T> namesakes) {
        this.name = name;
        this.house = house;
        this.guests = new Guests<>(name, house.choices(), namesakes);
        this.trials = new Trials<>(house);
    }

    SlotName name() {
        return name;
    }

    @Override
    public Optional<Lease<T>> take() {
        return incumbents.take();
    }

    @Override
    public List<Lease<T>> takeAll() {
        return incumbents.takeAll();
    }

    void come(Tenant<T> tenant) {
        tenant.conduct().judgedBy(new SlotJudge(tenant));
        settle(
                () -> {
                    guests.add(tenant);
                    gone.forget(tenant.id());
                },
                tenant.id() + " came");
    }

    /** When it returns, nobody is given the tenant any more, and the leases of it are back or {@link #PATIENCE} is over. */
    void leave(Tenant<T> tenant) {
        Change<T> change;
        synchronized (house.lock()) {
            change = decide(
                    () -> {
                        guests.remove(tenant);
                        gone.remember(describe(tenant, CandidateState.WITHDRAWN, "its service has gone"));
                    },
                    false);
        }
        // Runs that began on it while it was active hold no lease of the slot: they find it closed, or are waited for.
        tenant.conduct().leases().close();
        if (change.nothing()) {
            tenant.conduct().leases().awaitBack(PATIENCE);
        } else {
            finish(change, PLATFORM, tenant.id() + " left", Result.DONE);
        }
    }

    void describe(Tenant<T> tenant, Candidate changed) {
        settle(() -> tenant.describe(changed), changed.id() + " changed");
    }

    /** Other things may be needed than before. Cheap while no two versions of one thing are there. */
    void reconsider() {
        synchronized (house.lock()) {
            if (!guests.dependOnNeeds()) {
                return;
            }
        }
        settle(() -> {}, "other things are needed");
    }

    /** The settings of this PID were changed. */
    void configured(String pid) {
        settle(() -> guests.configured(pid), "the settings " + pid + " were changed");
    }

    private void settle(Runnable edit, String why) {
        Change<T> change;
        synchronized (house.lock()) {
            change = decide(edit, false);
        }
        if (!change.nothing()) {
            finish(change, PLATFORM, why, Result.DONE);
        }
    }

    /**
     * Changes the operator's choice and goes by it. Call it with the house's lock, and {@link #finish} without.
     *
     * @param now whether a running command is handed over
     */
    Change<T> choose(List<String> choice, boolean now) {
        return decide(
                () -> {
                    house.choices().put(name, choice);
                    guests.forgive(choice);
                },
                now);
    }

    /** Waits for those who still use what is active no longer, and makes the receipt. */
    SwapReceipt finish(Change<T> change, String who, String why, Result result) {
        boolean drained = true;
        // Who failed may hang in a lease; it is not being taken down, and nobody need wait for it.
        for (Tenant<T> retired : result == Result.ROLLED_BACK ? List.<Tenant<T>>of() : change.retired()) {
            drained &= retired.conduct().leases().awaitBack(PATIENCE);
        }
        return house.receipts()
                .add(change, new Receipts.Outcome(who, why, drained ? result : Result.LEASES_OUT), change.sinceNanos());
    }

    private Change<T> decide(Runnable edit, boolean handOver) {
        List<Tenant<T>> before = incumbents.tenants();
        List<String> choiceBefore = house.choices().of(name);
        edit.run();
        List<Tenant<T>> after = guests.elect();
        boolean same = after.equals(before);
        incumbents.become(after, handOver || same && incumbents.handOver());
        if (!same) {
            trials.begin(newcomer(before, after), choiceBefore);
        }
        return new Change<>(name, before, after, choiceBefore, house.time().nanoTime());
    }

    /** A policy that took the place of another which is still there to come back. */
    private Optional<Tenant<T>> newcomer(List<Tenant<T>> before, List<Tenant<T>> after) {
        boolean replaced = name == SlotName.POLICY && !before.isEmpty() && !after.isEmpty();
        return replaced
                        && guests.has(before.getFirst())
                        && before.getFirst().failure().isEmpty()
                ? Optional.of(after.getFirst())
                : Optional.empty();
    }

    /** Looks after whoever is on probation. Cheap while nobody is. */
    void watch(long nowNanos) {
        trials.watch(nowNanos).ifPresent(objection -> {
            reject(objection);
            objection.newcomer().conduct().interrupt();
        });
    }

    /** Takes a newcomer out for good, and the one before back. Does nothing to one that is not on probation. */
    private void reject(Trials.Objection<T> objection) {
        Tenant<T> culprit = objection.newcomer();
        Change<T> change;
        synchronized (house.lock()) {
            Optional<Probation<T>> failed = trials.of(culprit);
            if (failed.isEmpty()) {
                return;
            }
            culprit.fail(objection.reason());
            change = decide(() -> house.choices().put(name, failed.get().choiceBefore()), true);
        }
        finish(change, PLATFORM, culprit.id() + " failed on probation: it " + objection.reason(), Result.ROLLED_BACK);
        house.choices().store();
    }

    /** Somebody failed: on probation it is taken out for good, and so it is at work where another may take its place. */
    private void failed(Tenant<T> culprit, String reason) {
        if (trials.of(culprit).isPresent()) {
            reject(new Trials.Objection<>(culprit, reason));
        } else if (name == SlotName.POLICY && incumbents.has(culprit)) {
            depose(culprit, reason);
        }
    }

    private void depose(Tenant<T> culprit, String reason) {
        Change<T> change;
        synchronized (house.lock()) {
            change = decide(() -> condemn(culprit, reason), false);
        }
        if (!change.nothing()) {
            finish(change, PLATFORM, culprit.id() + " failed: it " + reason, Result.ROLLED_BACK);
        }
    }

    /** Who fails and cannot be replaced gets another try: better such a policy than none. */
    private void condemn(Tenant<T> culprit, String reason) {
        if (house.rules().fallback()) {
            culprit.fail(reason);
            if (guests.elect().isEmpty()) {
                culprit.forgive();
            }
        } else {
            culprit.failForAll(reason);
        }
    }

    /** Whether this one is a candidate of the slot. */
    boolean has(Tenant<T> tenant) {
        synchronized (house.lock()) {
            return guests.has(tenant);
        }
    }

    /** The tenant that is meant, the preferred one of several. */
    Optional<Tenant<T>> find(String nameOrId) {
        synchronized (house.lock()) {
            return guests.find(nameOrId);
        }
    }

    /** Ids of who would be active if the operator chose these, preferred first. */
    List<String> wouldBeActive(List<String> choice) {
        synchronized (house.lock()) {
            return guests.elect(choice).stream().map(Tenant::id).toList();
        }
    }

    /** Who is active now, preferred first. */
    List<Tenant<T>> activeTenants() {
        return incumbents.tenants();
    }

    /** Preferred first. */
    List<Candidate> candidates() {
        synchronized (house.lock()) {
            return guests.preferred().stream()
                    .map(tenant -> describe(
                            tenant,
                            state(tenant),
                            tenant.failure()
                                    .map("it "::concat)
                                    .orElse(tenant.candidate().detail())))
                    .toList();
        }
    }

    List<Candidate> withdrawn() {
        synchronized (house.lock()) {
            return gone.newestFirst();
        }
    }

    private CandidateState state(Tenant<T> tenant) {
        if (tenant.failure().isPresent()) {
            return CandidateState.FAILED;
        }
        if (incumbents.has(tenant)) {
            return trials.of(tenant).isPresent() ? CandidateState.PROBATION : CandidateState.ACTIVE;
        }
        return house.stage().shadows(tenant) ? CandidateState.SHADOW : CandidateState.WARM;
    }

    private Candidate describe(Tenant<T> tenant, CandidateState state, String detail) {
        return tenant.as(state, detail, house.stage().agreement(tenant));
    }

    private final class SlotJudge implements Conduct.Judge {
        private final Tenant<T> tenant;

        private SlotJudge(Tenant<T> tenant) {
            this.tenant = tenant;
        }

        @Override
        public void answered(long nanos) {
            trials.answered(tenant, nanos).ifPresent(LiveSlot.this::reject);
        }

        @Override
        public void failed(String reason) {
            LiveSlot.this.failed(tenant, reason);
        }
    }
}
