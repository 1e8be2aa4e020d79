package org.lepetpal.simulation.world;

import java.util.List;
import org.lepetpal.simulation.camera.Shape;

/** The forms of an SO-101, simplified to boxes and cylinders: what touches and what the camera sees. */
final class ArmParts {
    static final int WHITE = 0xE6E8EA;
    static final int GREY = 0x3C4046;
    private static final int PAD = 0x6A6E74;

    /** Opening of the jaw, from its zero, at which its pad is parallel to the fixed jaw's: 40 mm apart. */
    private static final double PARALLEL = Math.toRadians(19.2);

    private ArmParts() {}

    /** The base, in the frame of the room. */
    static List<Part> base() {
        return List.of(
                Part.box(0.005, 0, 0.010, 0.120, 0.084, 0.020, WHITE),
                Part.box(0.018, 0, 0.041, 0.076, 0.056, 0.042, WHITE),
                Part.box(0.0263, 0, 0.045, 0.046, 0.060, 0.026, GREY),
                Part.box(-0.033, 0, 0.045, 0.012, 0.060, 0.050, GREY));
    }

    /** A moving segment, in its own frame. */
    static List<Part> of(Segment segment) {
        return switch (segment) {
            case SHOULDER -> shoulder();
            case UPPER_ARM -> upperArm();
            case LOWER_ARM -> lowerArm();
            case WRIST -> wrist();
            case GRIPPER -> gripper();
            case JAW -> jaw();
        };
    }

    private static List<Part> shoulder() {
        return List.of(
                Part.box(-0.0200, 0, -0.0170, 0.0700, 0.056, 0.0300, WHITE),
                Part.box(-0.0304, 0, -0.0480, 0.0300, 0.040, 0.0460, GREY));
    }

    private static List<Part> upperArm() {
        return List.of(
                Part.box(-0.0545, -0.0136, 0.0182, 0.1200, 0.0260, 0.052, WHITE).turned(Math.toRadians(13.96)),
                Part.box(-0.1126, -0.0155, 0.0182, 0.0247, 0.0452, 0.036, GREY));
    }

    private static List<Part> lowerArm() {
        return List.of(
                Part.box(-0.0600, 0.0020, 0.0182, 0.1150, 0.0250, 0.040, WHITE),
                Part.box(-0.1224, 0.0052, 0.0182, 0.0452, 0.0247, 0.036, GREY));
    }

    private static List<Part> wrist() {
        return List.of(
                Part.box(0, -0.0170, 0.0181, 0.0280, 0.0420, 0.050, WHITE),
                Part.box(0, -0.0424, 0.0181, 0.0247, 0.0360, 0.040, GREY));
    }

    /** Tool along −z, the jaws side by side along x, the moving one on the +x side. */
    private static List<Part> gripper() {
        return List.of(
                Part.box(0.0000, 0, -0.0080, 0.0400, 0.0460, 0.0240, WHITE),
                Part.box(0.0077, 0, -0.0250, 0.0452, 0.0360, 0.0300, GREY),
                Part.box(-0.0129, 0, -0.0420, 0.0100, 0.0360, 0.0440, WHITE),
                Part.box(-0.0109, 0, -0.0800, 0.0060, 0.0200, 0.0360, PAD).of(Material.GRIP),
                Part.box(-0.0109, 0, -0.1017, 0.0060, 0.0120, 0.0074, PAD).of(Material.GRIP));
    }

    private static List<Part> jaw() {
        Pose open = Pose.of(0, 0, 0.0188, 0, 0, -PARALLEL);
        return List.of(
                new Part(new Shape.Cylinder(0.0110, 0.0400), Pose.at(0, 0, 0.0188), GREY, Material.PLASTIC),
                new Part(
                        new Shape.Box(0.0080, 0.0460, 0.0260),
                        open.then(Pose.at(0.0159, -0.0200, 0)),
                        WHITE,
                        Material.PLASTIC),
                new Part(
                        new Shape.Box(0.0060, 0.0360, 0.0200),
                        open.then(Pose.at(0.0149, -0.0570, 0)),
                        PAD,
                        Material.GRIP),
                new Part(
                        new Shape.Box(0.0060, 0.0074, 0.0120),
                        open.then(Pose.at(0.0149, -0.0787, 0)),
                        PAD,
                        Material.GRIP));
    }
}
