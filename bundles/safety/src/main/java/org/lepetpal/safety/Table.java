package org.lepetpal.safety;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.arm.Point3;

/** No point of the arm goes below the table; from below it may come up. */
final class Table implements Rule {
    private static final double ROUNDING = 1e-6;

    private final Supplier<Optional<Kinematics>> kinematics;
    private final double lowest;

    /** @param lowest metres in the frame of the base */
    Table(Supplier<Optional<Kinematics>> kinematics, double lowest) {
        this.kinematics = kinematics;
        this.lowest = lowest;
    }

    @Override
    public String name() {
        return "table";
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        Optional<Kinematics> geometry = kinematics.get();
        if (geometry.isEmpty()) {
            return new Ruling.Refused("the arm's geometry is unknown");
        }
        double height = height(geometry.get(), target);
        if (height >= lowest || height >= height(geometry.get(), now.goal()) - ROUNDING) {
            return Ruling.ALLOWED;
        }
        return new Ruling.Refused(explain(height));
    }

    @Override
    public Optional<String> objection(PlannedStep step) {
        Optional<Kinematics> geometry = kinematics.get();
        if (geometry.isEmpty()) {
            return Optional.of("the arm's geometry is unknown");
        }
        double height = height(geometry.get(), step.target());
        return height >= lowest ? Optional.empty() : Optional.of(explain(height));
    }

    private String explain(double height) {
        return "the arm would be " + Text.of(height * 1000) + " mm above the table, at least " + Text.of(lowest * 1000)
                + " mm is allowed";
    }

    private static double height(Kinematics geometry, JointAngles joints) {
        List<Point3> points = geometry.skeleton(joints);
        double height = points.getFirst().z();
        for (Point3 point : points) {
            height = Math.min(height, point.z());
        }
        return height;
    }
}
