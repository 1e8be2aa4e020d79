package org.lepetpal.simulation.world;

import org.lepetpal.simulation.camera.Item;
import org.lepetpal.simulation.camera.Shape;
import org.ode4j.ode.DGeom;
import org.ode4j.ode.DSpace;
import org.ode4j.ode.OdeHelper;

/**
 * One simple form that something is built of: what touches, and what is seen.
 *
 * @param shape form
 * @param pose in the frame of what it belongs to
 * @param rgb colour
 * @param material what it is made of
 */
record Part(Shape shape, Pose pose, int rgb, Material material) {
    static Part box(double x, double y, double z, double lengthX, double lengthY, double lengthZ, int rgb) {
        return new Part(new Shape.Box(lengthX, lengthY, lengthZ), Pose.at(x, y, z), rgb, Material.PLASTIC);
    }

    Part of(Material other) {
        return new Part(shape, pose, rgb, other);
    }

    /** The same part turned about z, radians, around its own middle. */
    Part turned(double yaw) {
        return new Part(shape, pose.then(Pose.of(0, 0, 0, 0, 0, yaw)), rgb, material);
    }

    /** What is seen of it when its owner is there. */
    Item item(Pose owner) {
        Pose world = owner.then(pose);
        return new Item(shape, world.point(), world.rows(), rgb);
    }

    /** What touches; not yet placed, belongs to no body. */
    DGeom geom(DSpace space) {
        return switch (shape) {
            case Shape.Box box -> OdeHelper.createBox(space, box.lengthX(), box.lengthY(), box.lengthZ());
            case Shape.Sphere sphere -> OdeHelper.createSphere(space, sphere.radius());
            case Shape.Cylinder cylinder -> OdeHelper.createCylinder(space, cylinder.radius(), cylinder.length());
            case Shape.Capsule capsule -> OdeHelper.createCapsule(space, capsule.radius(), capsule.length());
        };
    }
}
