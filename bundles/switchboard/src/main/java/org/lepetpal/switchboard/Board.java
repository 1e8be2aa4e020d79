package org.lepetpal.switchboard;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapDesk;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapReceipt.Result;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.api.swap.SwapRefused.Reason;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.OverlayLayer;

/** All slots. Knows nothing of who asks: see {@link BundleAccess}. */
final class Board implements Switchboard, SwapDesk, AutoCloseable {

    /** Who asks without a name of his own. */
    static final String BUNDLE = "bundle";

    private final Map<SlotName, LiveSlot<?>> slots = new EnumMap<>(SlotName.class);
    private final LiveSlot<Policy> policies;
    private final LiveSlot<Detector> detectors;
    private final House house;
    private final Coverage coverage;
    private final Applicants applicants;

    Board(
            Timebase time,
            Clock clock,
            Choices choices,
            LoopView loop,
            Supplier<ProbationRules> rules,
            Coverage coverage,
            Applicants applicants,
            Instigator instigator,
            ReceiptsFile file) {
        Receipts receipts = new Receipts(time, clock, loop, instigator, file);
        this.house = new House(new Object(), time, choices, receipts, loop, new Stage(time), rules);
        this.coverage = coverage;
        this.applicants = applicants;
        for (SlotName name : SlotName.values()) {
            slots.put(name, new LiveSlot<>(name, house, Namesakes.alike(), Retrial.atWork()));
        }
        this.policies = slot(Policy.class);
        this.detectors = new LiveSlot<>(
                SlotName.DETECTOR,
                house,
                new Namesakes<>(detector -> coverage.needed(detector, services(policies))),
                Retrial.atWork());
        slots.put(SlotName.DETECTOR, detectors);
        Outlook outlook = new Outlook(slot(Camera.class), Optional::empty);
        slots.put(
                SlotName.OVERLAY,
                new LiveSlot<OverlayLayer>(
                        SlotName.OVERLAY,
                        house,
                        Namesakes.alike(),
                        Retrial.aside(time, "retrial-overlay", layer -> BlankCanvas.practise(layer, outlook))));
    }

    LiveSlot<?> slot(SlotName name) {
        return slots.get(name);
    }

    LiveSlot<Policy> policies() {
        return policies;
    }

    LiveSlot<Detector> detectors() {
        return detectors;
    }

    /** What is needed and was looked for, and is no more: whoever looked has gone, has failed or was swapped away. */
    Set<String> lostClasses() {
        return coverage.lost(services(detectors), services(policies));
    }

    Stage stage() {
        return house.stage();
    }

    /** Looks after those who are on probation, those that hang, what is needed of detectors, and shadows that have gone. Often. */
    void watch() {
        long now = house.time().nanoTime();
        slots.values().forEach(slot -> slot.watch(now));
        applicants.retry(now);
        coverage.look(services(detectors));
        detectors.reconsider();
        stage().shadow()
                .filter(shadow ->
                        !policies.has(shadow) || policies.activeTenants().contains(shadow))
                .ifPresent(stage()::stop);
        stage().watch(now, house.rules().owedNanos());
    }

    /** The settings of this PID were changed. Any thread. */
    void configured(String pid) {
        slots.values().forEach(slot -> slot.configured(pid));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> LiveSlot<T> slot(Class<T> service) {
        // The slot named after a type is filled by trackers of that type alone.
        return (LiveSlot<T>) Arrays.stream(SlotName.values())
                .filter(name -> name.service() == service)
                .findFirst()
                .<LiveSlot<?>>map(slots::get)
                .orElseThrow(() -> new IllegalArgumentException("there is no slot for " + service.getName()));
    }

    @Override
    public List<Candidate> candidates(SlotName slot) {
        // First who applies: one that is taken meanwhile is among those present then, and not missed.
        List<Candidate> applying = applicants.to(slot);
        List<Candidate> present = present(slot);
        return Stream.concat(present.stream(), Applicants.besides(present, applying))
                .toList();
    }

    @Override
    public List<Candidate> present(SlotName slot) {
        return slots.get(slot).candidates();
    }

    @Override
    public List<Candidate> withdrawn(SlotName slot) {
        return slots.get(slot).withdrawn();
    }

    @Override
    public List<String> choice(SlotName slot) {
        return house.choices().of(slot);
    }

    @Override
    public SwapReceipt choose(SlotName slot, String nameOrId, String reason) {
        return choose(slot, nameOrId, BUNDLE, reason);
    }

    /** @param who wants it */
    SwapReceipt choose(SlotName slot, String nameOrId, String who, String reason) {
        try {
            return swap(SwapOrder.of(slot, nameOrId, who, reason)).getFirst();
        } catch (SwapRefused refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }

    @Override
    public List<SwapReceipt> swap(SwapOrder order) throws SwapRefused {
        // Without the lock, for applicants are asked for their excuses.
        for (Map.Entry<SlotName, List<String>> wish : order.wishes().entrySet()) {
            for (String name : wish.getValue()) {
                requirePresent(wish.getKey(), name);
            }
        }
        List<Supplier<SwapReceipt>> endings = new ArrayList<>();
        synchronized (house.lock()) {
            for (Map.Entry<SlotName, List<String>> wish : order.wishes().entrySet()) {
                for (String name : wish.getValue()) {
                    slots.get(wish.getKey()).find(name).orElseThrow(() -> gone(name));
                }
            }
            if (!order.force() && order.wishes().containsKey(SlotName.DETECTOR)) {
                requireCovered(order);
            }
            order.wishes().forEach((slot, names) -> endings.add(decide(slots.get(slot), names, order)));
        }
        List<SwapReceipt> receipts = endings.stream().map(Supplier::get).toList();
        house.choices().store();
        policies.activeTenants().forEach(stage()::stop);
        return receipts;
    }

    /** @return ends it, outside the lock */
    private static <T> Supplier<SwapReceipt> decide(LiveSlot<T> slot, List<String> names, SwapOrder order) {
        Change<T> change = slot.choose(names, order.now());
        Result result = change.nothing() ? Result.UNCHANGED : Result.DONE;
        return () -> slot.finish(change, order.requestedBy(), order.reason(), result);
    }

    private void requirePresent(SlotName slot, String nameOrId) throws SwapRefused {
        if (isPresent(slot, nameOrId)) {
            return;
        }
        Optional<String> excuse = applicants.excuse(slot, nameOrId);
        // Who was taken between the two looks applies no more, and is present now.
        if (excuse.isPresent() || !isPresent(slot, nameOrId)) {
            List<String> ids = present(slot).stream().map(Candidate::id).toList();
            throw new SwapRefused(
                    Reason.UNKNOWN,
                    excuse.orElse("There is no candidate '" + nameOrId + "' for " + slot.label()) + "; there "
                            + (ids.isEmpty() ? "is none" : "are: " + String.join(", ", ids)),
                    Map.of("candidates", ids));
        }
    }

    private boolean isPresent(SlotName slot, String nameOrId) {
        return present(slot).stream().anyMatch(candidate -> candidate.isMeantBy(nameOrId));
    }

    private void requireCovered(SwapOrder order) throws SwapRefused {
        List<Detector> after = detectors.wellUnder(order.wishes().get(SlotName.DETECTOR)).stream()
                .map(Tenant::service)
                .toList();
        List<Policy> policy = order.wishes().getOrDefault(SlotName.POLICY, List.of()).stream()
                .flatMap(name -> policies.find(name).stream())
                .map(Tenant::service)
                .toList();
        coverage.requireKept(services(detectors), after, policy.isEmpty() ? services(policies) : policy);
    }

    private static <T> List<T> services(LiveSlot<T> slot) {
        return slot.activeTenants().stream().map(Tenant::service).toList();
    }

    @Override
    public void shadow(SlotName slot, Optional<String> nameOrId) throws SwapRefused {
        if (slot != SlotName.POLICY) {
            throw new SwapRefused(
                    Reason.NOT_NOW, "Only policies can be shadows; " + slot.label() + " has none", Map.of());
        }
        if (nameOrId.isEmpty()) {
            stage().stop();
            return;
        }
        requirePresent(slot, nameOrId.get());
        Tenant<Policy> shadow = policies.find(nameOrId.get()).orElseThrow(() -> gone(nameOrId.get()));
        if (policies.activeTenants().contains(shadow)) {
            throw new SwapRefused(Reason.NOT_NOW, shadow.id() + " is active; nobody is his own shadow", Map.of());
        }
        stage().play(shadow);
    }

    private static SwapRefused gone(String name) {
        return new SwapRefused(Reason.UNKNOWN, "The candidate '" + name + "' has just gone", Map.of());
    }

    @Override
    public SwapReceipt promote(SlotName slot, String requestedBy, String reason) throws SwapRefused {
        String shadow = candidates(slot).stream()
                .filter(candidate -> candidate.agreement().isPresent())
                .map(Candidate::id)
                .findFirst()
                .orElseThrow(() -> new SwapRefused(
                        Reason.NOT_NOW, "There is no shadow for " + slot.label() + " to promote", Map.of()));
        return swap(SwapOrder.of(slot, slots.get(slot).shortest(shadow), requestedBy, reason))
                .getFirst();
    }

    @Override
    public SwapReceipt rollBack(SlotName slot, String requestedBy, String reason) throws SwapRefused {
        WayBack<?> back = lastChange(slots.get(slot))
                .orElseThrow(() -> new SwapRefused(
                        Reason.NOT_NOW, "Nothing is known that was active for " + slot.label() + " before", Map.of()));
        List<String> gone = back.gone();
        String why = gone.isEmpty() ? reason : reason + " (gone: " + String.join(", ", gone) + ")";
        return swap(new SwapOrder(Map.of(slot, back.choice()), requestedBy, why, false, false))
                .getFirst();
    }

    private <T> Optional<WayBack<T>> lastChange(LiveSlot<T> slot) {
        return house.receipts()
                .lastChange(slot.name(), Change.ids(slot.activeTenants()))
                .flatMap(kept -> kept.receipt()
                        .from()
                        .map(from -> new WayBack<>(slot, Change.split(from), kept.choiceBefore())));
    }

    @Override
    public List<SwapReceipt> receipts() {
        return house.receipts().newestFirst();
    }

    @Override
    public void close() {
        stage().stop();
        house.receipts().close();
    }
}
