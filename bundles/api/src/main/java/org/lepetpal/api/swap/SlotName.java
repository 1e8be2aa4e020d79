package org.lepetpal.api.swap;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.speech.Voice;
import org.lepetpal.api.treat.TreatDispenser;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.OverlayLayer;

/** The places that candidates compete for. */
public enum SlotName {
    POLICY(Policy.class, false),
    ARM(Arm.class, false),
    CAMERA(Camera.class, false),
    DETECTOR(Detector.class, true),
    VOICE(Voice.class, false),
    DISPENSER(TreatDispenser.class, false),
    OVERLAY(OverlayLayer.class, true);

    private final Class<?> service;
    private final boolean several;

    SlotName(Class<?> service, boolean several) {
        this.service = service;
        this.several = several;
    }

    /** The service that fills it. */
    public Class<?> service() {
        return service;
    }

    /** Whether all candidates are active at once, instead of one. */
    public boolean several() {
        return several;
    }

    /** Lower case, as people and URLs write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that label; empty where there is none, for example for other than lower case. */
    public static Optional<SlotName> find(String label) {
        return Arrays.stream(values())
                .filter(slot -> slot.label().equals(label))
                .findFirst();
    }

    /** Labels of all, in their order; for those who ask for another one. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(SlotName::label).toList();
    }
}
