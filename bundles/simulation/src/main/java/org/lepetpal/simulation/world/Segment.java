package org.lepetpal.simulation.world;

/**
 * The six moving segments of an SO-101, base to jaw, each turned by one joint about its own z axis. Joint origins, masses
 * and inertias are the numbers of the arm's published description (so101_new_calib); metres, kg, kg·m², radians.
 */
enum Segment {
    SHOULDER(
            "shoulder_pan",
            Pose.of(0.0388353, 0, 0.0624, Math.PI, 0, -Math.PI),
            -1.91986,
            1.91986,
            0,
            0.100006,
            Pose.at(-0.0307604, -1.66727e-05, -0.0252713),
            8.3759e-05,
            8.10403e-05,
            2.39783e-05,
            7.55525e-08,
            -1.16342e-06,
            1.54663e-07),
    UPPER_ARM(
            "shoulder_lift",
            Pose.of(-0.0303992, -0.0182778, -0.0542, -Math.PI / 2, -Math.PI / 2, 0),
            -1.74533,
            1.74533,
            -98,
            0.103,
            Pose.at(-0.0898471, -0.00838224, 0.0184089),
            4.08002e-05,
            0.000147318,
            0.000142487,
            -1.97819e-05,
            -4.03016e-08,
            8.97326e-09),
    LOWER_ARM(
            "elbow_flex",
            Pose.of(-0.11257, -0.028, 0, 0, 0, Math.PI / 2),
            -1.69,
            1.69,
            90,
            0.104,
            Pose.at(-0.0980701, 0.00324376, 0.0182831),
            2.87438e-05,
            0.000159844,
            0.00014529,
            7.41152e-06,
            1.26409e-06,
            -4.90188e-08),
    WRIST(
            "wrist_flex",
            Pose.of(-0.1349, 0.0052, 0, 0, 0, -Math.PI / 2),
            -1.65806,
            1.65806,
            50,
            0.079,
            Pose.at(-0.000103312, -0.0386143, 0.0281156),
            3.68263e-05,
            2.5391e-05,
            2.1e-05,
            1.7893e-08,
            -5.28128e-08,
            3.6412e-06),
    GRIPPER(
            "wrist_roll",
            Pose.of(0, -0.0611, 0.0181, Math.PI / 2, 0.0486795, Math.PI),
            -2.74385,
            2.84121,
            0,
            0.087,
            Pose.at(0.000213627, 0.000245138, -0.025187),
            2.75087e-05,
            4.33657e-05,
            3.45059e-05,
            -3.35241e-07,
            -5.7352e-06,
            -5.17847e-08),
    JAW(
            "gripper",
            Pose.of(0.0202, 0.0188, -0.0234, Math.PI / 2, 0, 0),
            -0.174533,
            1.74533,
            1,
            0.012,
            Pose.at(-0.00157495, -0.0300244, 0.0192755),
            6.61427e-06,
            1.89032e-06,
            5.28738e-06,
            -3.19807e-07,
            -5.90717e-09,
            -1.09945e-07);

    /** The tool centre point in the frame of {@link #GRIPPER}: on the fixed jaw, where the closed jaws' tips meet. */
    static final Pose TIP = Pose.of(-0.0079, -0.000218121, -0.0981274, 0, Math.PI, 0);

    /** Radians that the jaw's joint turns from closed to 100 %. */
    static final double JAW_RANGE = 1.9199;

    /** The jaw's joint when it is closed. */
    static final double JAW_CLOSED = -0.1745;

    final String joint;
    final Pose origin;
    final double min;
    final double max;
    /** Angle in which the folded arm rests, radians. */
    final double home;

    final double mass;
    final Pose centreOfMass;
    final Inertia inertia;

    Segment(
            String joint,
            Pose origin,
            double min,
            double max,
            double homeDegrees,
            double mass,
            Pose centreOfMass,
            double xx,
            double yy,
            double zz,
            double xy,
            double xz,
            double yz) {
        this.joint = joint;
        this.origin = origin;
        this.min = min;
        this.max = max;
        this.home = Math.toRadians(homeDegrees);
        this.mass = mass;
        this.centreOfMass = centreOfMass;
        this.inertia = new Inertia(xx, yy, zz, xy, xz, yz);
    }

    /** An angle as people read it: degrees, of the gripper the percentage of its opening. */
    double shown(double radians) {
        return this == JAW ? (radians - JAW_CLOSED) / JAW_RANGE * 100 : Math.toDegrees(radians);
    }

    /** The angle that {@link #shown} shows as this. */
    double radians(double shown) {
        return this == JAW ? JAW_CLOSED + shown / 100 * JAW_RANGE : Math.toRadians(shown);
    }

    /** Where this segment is in its parent when its joint stands at {@code radians}. */
    Pose turned(double radians) {
        return origin.then(Pose.of(0, 0, 0, 0, 0, radians));
    }

    /** Moments about the centre of mass along the segment's axes, kg·m². */
    record Inertia(double xx, double yy, double zz, double xy, double xz, double yz) {}
}
