package org.lepetpal.testkit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
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
import org.lepetpal.api.vision.OverlayLayer;

/** A switchboard of {@link FixedSlot}s. It chooses nothing: the test fills the slots. */
public final class FixedSwitchboard implements Switchboard {
    private final Map<SlotName, FixedSlot<?>> slots = new EnumMap<>(SlotName.class);
    private final FixedSlot<Policy> policy = new FixedSlot<>(SlotName.POLICY);
    private final FixedSlot<Arm> arm = new FixedSlot<>(SlotName.ARM);
    private final FixedSlot<Camera> camera = new FixedSlot<>(SlotName.CAMERA);
    private final FixedSlot<Detector> detector = new FixedSlot<>(SlotName.DETECTOR);
    private final FixedSlot<Voice> voice = new FixedSlot<>(SlotName.VOICE);
    private final FixedSlot<TreatDispenser> dispenser = new FixedSlot<>(SlotName.DISPENSER);
    private final FixedSlot<OverlayLayer> overlay = new FixedSlot<>(SlotName.OVERLAY);

    /** Shown, and lent to nobody. */
    private final List<Candidate> idle = new CopyOnWriteArrayList<>();

    private final List<Candidate> applicants = new CopyOnWriteArrayList<>();

    public FixedSwitchboard() {
        slots.put(SlotName.POLICY, policy);
        slots.put(SlotName.ARM, arm);
        slots.put(SlotName.CAMERA, camera);
        slots.put(SlotName.DETECTOR, detector);
        slots.put(SlotName.VOICE, voice);
        slots.put(SlotName.DISPENSER, dispenser);
        slots.put(SlotName.OVERLAY, overlay);
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

    public FixedSlot<OverlayLayer> overlay() {
        return overlay;
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

    /** Shows a candidate that works nowhere, such as one that failed. */
    public void show(Candidate candidate) {
        idle.add(candidate);
    }

    /** Shows one that is no candidate yet, such as one that was refused. */
    public void apply(Candidate applicant) {
        applicants.add(applicant);
    }

    @Override
    public List<Candidate> candidates(SlotName slot) {
        return Stream.concat(present(slot).stream(), applicants.stream().filter(applicant -> applicant.slot() == slot))
                .toList();
    }

    @Override
    public List<Candidate> present(SlotName slot) {
        return Stream.concat(
                        slots.get(slot).takeAll().stream().map(FixedSwitchboard::giveBack),
                        idle.stream().filter(candidate -> candidate.slot() == slot))
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
