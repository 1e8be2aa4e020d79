package org.lepetpal.switchboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;

/** Who is there for one slot, and who of them is wanted. Guarded by the house's lock. */
final class Guests<T> {
    private final SlotName slot;
    private final Choices choices;
    private final Namesakes<T> namesakes;
    private final List<Tenant<T>> present = new ArrayList<>();
    private final StandIns standIns = new StandIns();

    Guests(SlotName slot, Choices choices, Namesakes<T> namesakes) {
        this.slot = slot;
        this.choices = choices;
        this.namesakes = namesakes;
    }

    void add(Tenant<T> tenant) {
        present.add(tenant);
    }

    void remove(Tenant<T> tenant) {
        present.remove(tenant);
    }

    boolean has(Tenant<T> tenant) {
        return present.contains(tenant);
    }

    /** All, the oldest first. */
    List<Tenant<T>> all() {
        return List.copyOf(present);
    }

    /** All, preferred first. */
    List<Tenant<T>> preferred() {
        return Preference.sort(present, choices.of(slot));
    }

    /** The one that is meant, the preferred one of several. */
    Optional<Tenant<T>> find(String nameOrId) {
        return preferred().stream()
                .filter(tenant -> tenant.candidate().isMeantBy(nameOrId))
                .findFirst();
    }

    /** Who is chosen gets another try. */
    void forgive(List<String> choice) {
        choice.forEach(this::forgive);
    }

    private void forgive(String nameOrId) {
        List<Tenant<T>> meant = named(nameOrId);
        // Found before any of them is forgiven, and well.
        List<Tenant<T>> forgiven =
                meant.stream().filter(tenant -> asksFor(nameOrId, tenant)).toList();
        meant.forEach(tenant -> {
            if (forgiven.contains(tenant)) {
                tenant.forgive();
            } else {
                tenant.giveWay();
            }
        });
    }

    /** A name alone only where nobody of that name is well: it asks for one of them, and not for who failed. */
    private boolean asksFor(String nameOrId, Tenant<T> tenant) {
        return tenant.id().equals(nameOrId)
                || named(nameOrId).stream().allMatch(other -> other.failure().isPresent());
    }

    private List<Tenant<T>> named(String nameOrId) {
        return present.stream()
                .filter(tenant -> tenant.candidate().isMeantBy(nameOrId))
                .toList();
    }

    /** Whether it is well, or would get another try if the operator chose these. */
    boolean isWellUnder(List<String> choice, Tenant<T> tenant) {
        return tenant.failure().isEmpty()
                || choice.stream().anyMatch(chosen -> tenant.candidate().isMeantBy(chosen) && asksFor(chosen, tenant));
    }

    /** Settings were changed: who did so may have asked for another device. */
    void configured(String pid) {
        standIns.configured(pid);
    }

    /** Who is to be active, preferred first. */
    List<Tenant<T>> elect() {
        List<Tenant<T>> elected = elect(choices.of(slot));
        elected.forEach(standIns::active);
        return elected;
    }

    /** Who would be active if the operator chose these, preferred first. */
    List<Tenant<T>> elect(List<String> choice) {
        List<String> meant = meant(choice);
        List<Tenant<T>> able = Preference.sort(present, meant).stream()
                .takeWhile(tenant -> !tenant.irreplaceable())
                .filter(tenant -> tenant.failure().isEmpty())
                .filter(wanted(meant))
                .toList();
        return namesakes.working(able, meant).stream()
                .limit(slot.several() ? Long.MAX_VALUE : 1)
                .toList();
    }

    /**
     * Where several are active, a version that was chosen and has gone, or has failed, is stood in for by another one of that
     * name: after an update nobody is to miss what it finds.
     */
    private List<String> meant(List<String> choice) {
        List<Candidate> able = present.stream()
                .filter(tenant -> tenant.failure().isEmpty())
                .map(Tenant::candidate)
                .toList();
        return slot.several()
                ? choice.stream()
                        .map(chosen -> able.stream().anyMatch(candidate -> candidate.isMeantBy(chosen))
                                ? chosen
                                : Preference.name(chosen))
                        .toList()
                : choice;
    }

    /** Whether it would serve if it were the only one. */
    boolean mayServe(Tenant<T> tenant) {
        return wanted(choices.of(slot)).test(tenant);
    }

    /** Whether who is to be active depends on what is needed. */
    boolean dependOnNeeds() {
        return slot.several() && Namesakes.among(present);
    }

    private Predicate<Tenant<T>> wanted(List<String> choice) {
        Predicate<Tenant<T>> chosen = tenant -> Preference.chosen(tenant.candidate(), choice);
        // Where several are active, those that were chosen are all; a detector that is away, or has failed, blinds
        // nobody.
        return slot.several()
                        && (slot == SlotName.OVERLAY && !choice.isEmpty()
                                || present.stream()
                                        .filter(tenant -> tenant.failure().isEmpty())
                                        .anyMatch(chosen))
                ? chosen
                : tenant -> Preference.eligible(tenant.candidate(), choice, standIns::allow);
    }
}
