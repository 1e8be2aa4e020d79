package org.lepetpal.safety;

import java.util.List;
import java.util.Optional;

/** No part of the arm goes above what was drawn into a camera's picture to be kept out of, however high. */
final class TaughtKeepOut implements Solid {
    private final TaughtZones zones;
    /** As they were when the newest posture was judged: all parts of the arm are asked about the same ones. */
    private volatile List<Polygon> areas = List.of();

    TaughtKeepOut(TaughtZones zones) {
        this.zones = zones;
    }

    @Override
    public String name() {
        return "keep-out-zone";
    }

    @Override
    public Optional<String> unknown(Posture posture) {
        return zones.keepOuts().isEmpty() ? zones.unplaced() : Solid.super.unknown(posture);
    }

    @Override
    public double clearance(Posture posture) {
        areas = zones.keepOuts();
        return areas.isEmpty() ? Double.MAX_VALUE : Solid.super.clearance(posture);
    }

    @Override
    public double distance(Part part, double x, double y, double z) {
        List<Polygon> now = areas;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < now.size(); i++) {
            least = Math.min(least, now.get(i).distance(x, y));
        }
        return least;
    }

    @Override
    public String complaint(double clearance) {
        return "the arm would be " + Text.of(-clearance * 1000) + " mm inside a zone that it keeps out of";
    }
}
