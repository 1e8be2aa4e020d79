package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Station;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapReceipt.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One slot. Leases are taken without any lock; changes are decided one at a time under the house's, and waiting for leases
 * happens outside it.
 */
final class LiveSlot<T> implements Slot<T> {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSlot.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final String TRIED_AGAIN = "it is tried again after it ";
    /** Whoever answers later than that may never do so. */
    private static final long LONG = Duration.ofSeconds(1).toNanos();

    private final SlotName name;
    private final House house;
    private final Guests<T> guests;
    private final Gone gone = new Gone();
    private final Incumbents<T> incumbents = new Incumbents<>();
    private final Tribunal<T> tribunal;

    /**
     * @param namesakes who of several versions of one thing works
     * @param retrial how those who failed are tried again
     */
    LiveSlot(SlotName name, House house, Namesakes<T> namesakes, Retrial<T> retrial) {
        this.name = name;
        this.house = house;
        this.guests = new Guests<>(name, house.choices(), namesakes);
        this.tribunal = new Tribunal<>(name, house, guests, incumbents, retrial, this::carryOut);
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

    @Override
    public Station<T> station() {
        return new LiveStation<>(incumbents);
    }

    void come(Tenant<T> tenant) {
        tenant.conduct().judgedBy(tribunal.judge(tenant));
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
        if (!change.nothing()) {
            finish(change, Instigator.PLATFORM, tenant.id() + " left", Result.DONE);
        }
        if (!tenant.conduct().leases().awaitBack(change.nothing() ? PATIENCE : Duration.ZERO)) {
            lament(tenant);
        }
    }

    /** It was taken down under somebody, whom it may at least let go. */
    private void lament(Tenant<T> tenant) {
        tenant.conduct().interrupt();
        LOG.warn("{} has gone, and is still in use after {} ms", tenant.id(), PATIENCE.toMillis());
        synchronized (house.lock()) {
            gone.remember(describe(
                    tenant,
                    CandidateState.WITHDRAWN,
                    "its service has gone, and it still owes an answer: what it keeps is free when it gives it, or with a"
                            + " restart"));
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
            finish(change, Instigator.PLATFORM, why, Result.DONE);
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
            tribunal.changed(before, after, choiceBefore);
        }
        return new Change<>(name, before, after, choiceBefore, house.time().nanoTime());
    }

    /** Looks after whoever is active. Cheap while all is well. */
    void watch(long nowNanos) {
        tribunal.watch(nowNanos);
    }

    private void carryOut(Runnable edit, Optional<String> why, boolean handOver) {
        Change<T> change;
        synchronized (house.lock()) {
            change = decide(edit, handOver);
        }
        if (!change.nothing()) {
            why.ifPresent(reason -> finish(change, Instigator.PLATFORM, reason, Result.ROLLED_BACK));
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

    /** The name alone of a candidate where choosing that means it and nobody else, so that no version is pinned without need. */
    String shortest(String id) {
        String bare = Preference.name(id);
        return wouldBeActive(List.of(bare)).equals(List.of(id)) ? bare : id;
    }

    /** Ids of who would be active if the operator chose these, preferred first. */
    List<String> wouldBeActive(List<String> choice) {
        synchronized (house.lock()) {
            return guests.elect(choice).stream().map(Tenant::id).toList();
        }
    }

    /** Of those whom a choice means, of all where it is empty, who would be well if the operator made it. */
    List<Tenant<T>> wellUnder(List<String> choice) {
        synchronized (house.lock()) {
            return guests.all().stream()
                    .filter(tenant -> choice.isEmpty() || Preference.chosen(tenant.candidate(), choice))
                    .filter(tenant -> guests.isWellUnder(choice, tenant))
                    .toList();
        }
    }

    /** Why the preferred one that is active may not work; empty where it has shown that it does. */
    Optional<String> doubt() {
        return incumbents.tenants().stream().findFirst().flatMap(this::doubt);
    }

    private Optional<String> doubt(Tenant<T> tenant) {
        return tribunal.triedAfter(tenant).map(TRIED_AGAIN::concat);
    }

    /** Who is active now, preferred first. */
    List<Tenant<T>> activeTenants() {
        return incumbents.tenants();
    }

    /** Preferred first. */
    List<Candidate> candidates() {
        synchronized (house.lock()) {
            List<Tenant<T>> all = guests.preferred();
            return all.stream()
                    .map(tenant -> describe(tenant, state(tenant), detail(tenant, all)))
                    .toList();
        }
    }

    private String detail(Tenant<T> tenant, List<Tenant<T>> preferredFirst) {
        if (tenant.failure().isPresent()) {
            return "it " + tenant.failure().get()
                    + tenant.conduct()
                            .keepingThread(house.time().nanoTime())
                            .filter(nanos -> nanos > LONG)
                            .map(LiveSlot::stuck)
                            .orElse("");
        }
        Optional<String> doubt = doubt(tenant);
        if (doubt.isPresent()) {
            return doubt.get();
        }
        Tenant<T> meant = preferredFirst.stream()
                .filter(other -> other.id().equals(tenant.id()))
                .findFirst()
                .orElse(tenant);
        return meant == tenant
                ? tenant.candidate().detail()
                : "it cannot be chosen: " + meant.candidate().origin()
                        + " offers one of the same name and version, which comes first; give one of them another version";
    }

    private static String stuck(long nanos) {
        return "; it has kept a thread for " + nanos / 1_000_000_000
                + " s, which only a restart ends if it never answers";
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
            return tribunal.onProbation(tenant) ? CandidateState.PROBATION : CandidateState.ACTIVE;
        }
        return house.stage().shadows(tenant) ? CandidateState.SHADOW : CandidateState.WARM;
    }

    private Candidate describe(Tenant<T> tenant, CandidateState state, String detail) {
        return tenant.as(state, detail, house.stage().agreement(tenant));
    }
}
