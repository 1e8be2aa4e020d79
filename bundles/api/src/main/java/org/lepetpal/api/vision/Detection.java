package org.lepetpal.api.vision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing seen.
 *
 * @param label class, for example {@code ball}, {@code treat}, {@code bowl}, {@code dog}, {@code person}
 * @param confidence 0…1
 * @param left left edge of its box in pixels
 * @param top top edge
 * @param width more than 0
 * @param height more than 0
 * @param model name and version of what found it, for people; empty where its detector does not say
 * @param track the same number in every picture for the same thing, as far as it could be followed; empty while it is
 *     not followed
 * @param keypoints of its body, where its detector finds those
 */
public record Detection(
        String label,
        double confidence,
        double left,
        double top,
        double width,
        double height,
        Optional<String> model,
        OptionalLong track,
        List<Keypoint> keypoints) {
    public Detection {
        if (label.isBlank()) {
            throw new IllegalArgumentException("label is blank");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is not in 0…1");
        }
        if (!Double.isFinite(left)
                || !Double.isFinite(top)
                || !(width > 0)
                || !(height > 0)
                || !Double.isFinite(width)
                || !Double.isFinite(height)) {
            throw new IllegalArgumentException("box " + left + ", " + top + ", " + width + " x " + height);
        }
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(track, "track");
        keypoints = List.copyOf(keypoints);
    }

    /** A box alone, of a thing that is not followed. */
    public Detection(String label, double confidence, double left, double top, double width, double height) {
        this(label, confidence, left, top, width, height, Optional.empty(), OptionalLong.empty(), List.of());
    }

    /** Middle of the box. */
    public Pixel centre() {
        return new Pixel(left + width / 2, top + height / 2);
    }

    /** The same, found by {@code finder}. */
    public Detection by(String finder) {
        return new Detection(label, confidence, left, top, width, height, Optional.of(finder), track, keypoints);
    }

    /** The same, followed under a number. */
    public Detection followedAs(long number) {
        return new Detection(label, confidence, left, top, width, height, model, OptionalLong.of(number), keypoints);
    }

    /** The same with points of its body. */
    public Detection with(List<Keypoint> points) {
        return new Detection(label, confidence, left, top, width, height, model, track, points);
    }
}
