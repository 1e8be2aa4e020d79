package org.lepetpal.detector.yolo.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Drops what was found more than once: within each class, all that overlap a surer one too much (greedy, exact NMS). */
public final class Suppression {
    private Suppression() {}

    /**
     * @param iou overlap above which the lesser one goes, 0…1
     * @return the surest first
     */
    public static List<Found> apply(List<Found> found, double iou) {
        List<Found> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingDouble(Found::score).reversed());
        List<Found> kept = new ArrayList<>();
        Map<Integer, List<Found>> byKind = new HashMap<>();
        for (Found one : sorted) {
            List<Found> same = byKind.computeIfAbsent(one.kind(), kind -> new ArrayList<>());
            if (same.stream().noneMatch(surer -> surer.overlap(one) > iou)) {
                same.add(one);
                kept.add(one);
            }
        }
        return kept;
    }
}
