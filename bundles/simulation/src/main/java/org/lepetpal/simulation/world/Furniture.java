package org.lepetpal.simulation.world;

import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.simulation.camera.Scene;
import org.lepetpal.simulation.camera.Shape;
import org.ode4j.ode.DSpace;

/** What never moves: floor, table, bowl, the treat chute's stand, and the base of the arm. */
final class Furniture {
    /** Middle of the bowl on the table. */
    static final Point3 BOWL = new Point3(0.19, -0.19, 0);

    /** To the inside of the wall. */
    static final double BOWL_RADIUS = 0.055;

    static final double BOWL_HEIGHT = 0.035;

    /** Where treats come out of the chute. */
    static final Point3 CHUTE = new Point3(0.19, 0.255, 0.240);

    static final double FLOOR = -0.72;

    private static final int TABLE_RGB = 0xC9CCD1;
    private static final int LEG_RGB = 0x85898F;
    private static final int FLOOR_RGB = 0x8E939A;
    private static final int BOWL_RGB = 0x1560D0;
    private static final int STAND_RGB = 0x4A4E55;
    private static final int BOWL_WALLS = 12;
    private static final double BOWL_WALL = 0.004;

    private Furniture() {}

    /** Everything as it is seen. */
    static Scene scene() {
        List<Part> all = new ArrayList<>(floor());
        all.addAll(table());
        all.addAll(bowl());
        all.addAll(stand());
        all.addAll(ArmParts.base());
        return new Scene(all.stream().map(part -> part.item(Pose.IDENTITY)).toList());
    }

    /** Everything as it is touched. */
    static void furnish(DSpace space) {
        add(space, Kind.FLOOR, floor());
        add(space, Kind.FURNITURE, table());
        add(space, Kind.BOWL, bowl());
        add(space, Kind.FURNITURE, stand());
        add(space, Kind.BASE, ArmParts.base());
    }

    private static void add(DSpace space, Kind kind, List<Part> parts) {
        Toucher owner = new Toucher(kind);
        parts.forEach(part -> Forms.fixed(space, part, owner));
    }

    private static List<Part> floor() {
        return List.of(Part.box(0, 0, FLOOR - 0.25, 12, 12, 0.5, FLOOR_RGB).of(Material.WOOD));
    }

    private static List<Part> table() {
        return List.of(
                Part.box(0.17, 0, -0.015, 0.74, 0.90, 0.030, TABLE_RGB).of(Material.WOOD),
                leg(-0.16, -0.41),
                leg(-0.16, 0.41),
                leg(0.50, -0.41),
                leg(0.50, 0.41));
    }

    private static Part leg(double x, double y) {
        return Part.box(x, y, FLOOR / 2 - 0.015, 0.04, 0.04, -FLOOR - 0.030, LEG_RGB)
                .of(Material.WOOD);
    }

    private static List<Part> bowl() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(
                new Shape.Cylinder(BOWL_RADIUS + BOWL_WALL / 2, BOWL_WALL),
                Pose.at(BOWL.x(), BOWL.y(), BOWL_WALL / 2),
                BOWL_RGB,
                Material.PLASTIC));
        double width = 2 * (BOWL_RADIUS + BOWL_WALL) * Math.tan(Math.PI / BOWL_WALLS);
        for (int i = 0; i < BOWL_WALLS; i++) {
            double angle = 2 * Math.PI * i / BOWL_WALLS;
            Pose middle = Pose.of(BOWL.x(), BOWL.y(), BOWL_HEIGHT / 2, 0, 0, angle);
            parts.add(new Part(
                    new Shape.Box(BOWL_WALL, width, BOWL_HEIGHT),
                    middle.then(Pose.at(BOWL_RADIUS + BOWL_WALL / 2, 0, 0)),
                    BOWL_RGB,
                    Material.PLASTIC));
        }
        return parts;
    }

    /** A post at the table's left edge that holds the hopper and its slide. */
    private static List<Part> stand() {
        Pose slide = Pose.of(CHUTE.x(), CHUTE.y() + 0.044, CHUTE.z() + 0.036, Math.toRadians(38), 0, 0);
        return List.of(
                Part.box(CHUTE.x(), CHUTE.y() + 0.100, 0.175, 0.022, 0.022, 0.350, STAND_RGB),
                new Part(new Shape.Box(0.046, 0.105, 0.006), slide, STAND_RGB, Material.PLASTIC),
                Part.box(CHUTE.x(), CHUTE.y() + 0.075, CHUTE.z() + 0.105, 0.064, 0.060, 0.070, STAND_RGB));
    }
}
