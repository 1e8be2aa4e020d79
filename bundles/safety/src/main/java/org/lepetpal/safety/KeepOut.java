package org.lepetpal.safety;

import java.util.List;

/** No part of the arm goes into the boxes that the operator keeps free. */
final class KeepOut implements Solid {
    private final List<Box> boxes;

    KeepOut(List<Box> boxes) {
        this.boxes = List.copyOf(boxes);
    }

    @Override
    public String name() {
        return "keep-out";
    }

    @Override
    public double distance(Part part, double x, double y, double z) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < boxes.size(); i++) {
            least = Math.min(least, boxes.get(i).distance(x, y, z));
        }
        return least;
    }

    @Override
    public String complaint(double clearance) {
        return "the arm would be " + Text.of(-clearance * 1000) + " mm inside a box of KEEP_OUT";
    }
}
