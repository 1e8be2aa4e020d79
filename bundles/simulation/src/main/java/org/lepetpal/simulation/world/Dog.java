package org.lepetpal.simulation.world;

import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.simulation.camera.Item;
import org.lepetpal.simulation.camera.Shape;
import org.ode4j.ode.DGeom;
import org.ode4j.ode.DSpace;

/**
 * A dog-sized obstacle that walks up to the table's right edge and looks over it, and away again. It pushes and is not
 * pushed. While it is away it is not in the room.
 */
final class Dog {
    private static final int RGB = 0xB5651D;
    private static final int DARK_RGB = 0x8A4A12;
    private static final double METRES_PER_SECOND = 0.8;
    private static final double AWAY = -1.60;
    private static final double THERE = -0.47;
    private static final double X = 0.02;

    private final Toucher toucher = new Toucher(Kind.DOG);
    private final List<Part> parts = parts();
    private final List<DGeom> forms = new ArrayList<>();
    private boolean called;
    private double y = AWAY;

    Dog(DSpace space) {
        for (Part part : parts) {
            forms.add(Forms.fixed(space, part, toucher));
        }
        place();
    }

    /** Comes, or goes. */
    void call(boolean come) {
        called = come;
    }

    /** Out of the room at once. */
    void reset() {
        called = false;
        y = AWAY;
        place();
    }

    /** Whether it is in the room, walking included. */
    boolean present() {
        return y > AWAY;
    }

    Point3 position() {
        return new Point3(X, y, 0);
    }

    void advance(double seconds) {
        double goal = called ? THERE : AWAY;
        if (y != goal) {
            double reach = METRES_PER_SECOND * seconds;
            y += Math.clamp(goal - y, -reach, reach);
            place();
        }
    }

    List<Item> items() {
        return present()
                ? parts.stream().map(part -> part.item(Pose.at(X, y, 0))).toList()
                : List.of();
    }

    private void place() {
        Pose pose = Pose.at(X, y, 0);
        for (int i = 0; i < parts.size(); i++) {
            Forms.move(forms.get(i), pose.then(parts.get(i).pose()));
            if (present()) {
                forms.get(i).enable();
            } else {
                forms.get(i).disable();
            }
        }
    }

    /** Around the point of the table's edge under its chin; it looks towards +y. */
    private static List<Part> parts() {
        return List.of(
                part(new Shape.Capsule(0.120, 0.42), Pose.of(0, -0.38, -0.22, Math.PI / 2, 0, 0), RGB),
                part(new Shape.Capsule(0.060, 0.16), Pose.of(0, -0.14, -0.03, Math.toRadians(40), 0, 0), RGB),
                part(new Shape.Sphere(0.080), Pose.at(0, -0.06, 0.110), RGB),
                part(new Shape.Capsule(0.036, 0.07), Pose.of(0, 0.03, 0.085, Math.PI / 2, 0, 0), RGB),
                part(new Shape.Box(0.022, 0.030, 0.085), Pose.at(-0.072, -0.07, 0.125), DARK_RGB),
                part(new Shape.Box(0.022, 0.030, 0.085), Pose.at(0.072, -0.07, 0.125), DARK_RGB),
                part(new Shape.Capsule(0.032, 0.40), Pose.at(-0.07, -0.20, -0.49), RGB),
                part(new Shape.Capsule(0.032, 0.40), Pose.at(0.07, -0.20, -0.49), RGB),
                part(new Shape.Capsule(0.032, 0.40), Pose.at(-0.07, -0.58, -0.49), RGB),
                part(new Shape.Capsule(0.032, 0.40), Pose.at(0.07, -0.58, -0.49), RGB));
    }

    private static Part part(Shape shape, Pose pose, int rgb) {
        return new Part(shape, pose, rgb, Material.FUR);
    }
}
