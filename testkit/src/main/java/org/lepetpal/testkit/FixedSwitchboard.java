package org.lepetpal.testkit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.speech.Voice;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.treat.TreatDispenser;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Detector;

/** A switchboard of {@link FixedSlot}s. It chooses nothing: the test fills the slots. */
public final class FixedSwitchboard implements Switchboard {
    private final Map<SlotName, FixedSlot<?>> slots = new EnumMap<>(SlotName.class);
    private final FixedSlot<Policy> policy = new FixedSlot<>(SlotName.POLICY);
    private final FixedSlot<Arm> arm = new FixedSlot<>(SlotName.ARM);
    private final FixedSlot<Camera> camera = new FixedSlot<>(SlotName.CAMERA);
    private final FixedSlot<Detector> detector = new FixedSlot<>(SlotName.DETECTOR);
    private final FixedSlot<Voice> voice = new FixedSlot<>(SlotName.VOICE);
    private final FixedSlot<TreatDispenser> dispenser = new FixedSlot<>(SlotName.DISPENSER);

    public FixedSwitchboard() {
        slots.put(SlotName.POLICY, policy);
        slots.put(SlotName.ARM, arm);
        slots.put(SlotName.CAMERA, camera);
        slots.put(SlotName.DETECTOR, detector);
        slots.put(SlotName.VOICE, voice);
        slots.put(SlotName.DISPENSER, dispenser);
    }

    public FixedSlot<Policy> policy() {
        return policy;
    }

    public FixedSlot<Arm> arm() {
        return arm;
    }

    public FixedSlot<Camera> camera() {
        return camera;
    }

    public FixedSlot<Detector> detector() {
        return detector;
    }

    public FixedSlot<Voice> voice() {
        return voice;
    }

    public FixedSlot<TreatDispenser> dispenser() {
        return dispenser;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Slot<T> slot(Class<T> service) {
        // The map holds the slot of exactly this type under the name that stands for it.
        return (Slot<T>) Arrays.stream(SlotName.values())
                .filter(name -> name.service() == service)
                .findFirst()
                .<FixedSlot<?>>map(slots::get)
                .orElseThrow(() -> new IllegalArgumentException("no slot for " + service.getName()));
    }

    @Override
    public List<Candidate> candidates(SlotName slot) {
        return slots.get(slot).takeAll().stream()
                .map(FixedSwitchboard::giveBack)
                .toList();
    }

    private static Candidate giveBack(Lease<?> lease) {
        lease.close();
        return lease.candidate();
    }

    @Override
    public SwapReceipt choose(SlotName slot, String nameOrId, String reason) {
        throw new UnsupportedOperationException("a fixed switchboard chooses nothing");
    }

    @Override
    public List<SwapReceipt> receipts() {
        return List.of();
    }
}
