package org.lepetpal.simulation.world;

import java.util.List;
import java.util.stream.Stream;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.simulation.camera.Item;
import org.lepetpal.simulation.camera.Shape;
import org.ode4j.math.DMatrix3;
import org.ode4j.math.DVector3;
import org.ode4j.ode.DBody;
import org.ode4j.ode.DGeom;
import org.ode4j.ode.DMass;
import org.ode4j.ode.DSpace;
import org.ode4j.ode.DWorld;
import org.ode4j.ode.OdeHelper;

/** Something that lies about: a ball or a treat. */
final class LooseThing {
    static final double BALL_RADIUS = 0.020;
    static final int BALL_RGB = 0xA8E000;
    static final int TREAT_RGB = 0xD0104C;

    private static final double BALL_MASS = 0.025;
    private static final double TREAT_MASS = 0.005;
    private static final Shape.Capsule BISCUIT = new Shape.Capsule(0.008, 0.008);
    private static final int ALONG_Z = 3;

    /** Rolling resistance, as the part of its spin that a thing loses in a step. */
    private static final double BALL_SPIN_LOSS = 0.006;

    private static final double TREAT_SPIN_LOSS = 0.05;

    private final Part seen;
    private final Toucher toucher = new Toucher(Kind.OBJECT);
    private final DBody body;
    private final List<DGeom> forms;

    private LooseThing(DWorld world, DSpace space, Part seen, List<Part> touching, DMass mass, double spinLoss) {
        this.seen = seen;
        body = OdeHelper.createBody(world);
        body.setMass(mass);
        body.setAutoDisableFlag(true);
        body.setAngularDamping(spinLoss);
        forms = touching.stream()
                .map(part -> Forms.onBody(space, part, Pose.IDENTITY, toucher, body))
                .toList();
    }

    static LooseThing ball(DWorld world, DSpace space) {
        DMass mass = OdeHelper.createMass();
        mass.setSphereTotal(BALL_MASS, BALL_RADIUS);
        Part part = new Part(new Shape.Sphere(BALL_RADIUS), Pose.IDENTITY, BALL_RGB, Material.FOAM);
        return new LooseThing(world, space, part, List.of(part), mass, BALL_SPIN_LOSS);
    }

    /** A rounded biscuit. It touches with its two round ends: two points at each jaw keep it from turning in the hand. */
    static LooseThing treat(DWorld world, DSpace space) {
        DMass mass = OdeHelper.createMass();
        mass.setCapsuleTotal(TREAT_MASS, ALONG_Z, BISCUIT.radius(), BISCUIT.length());
        Part part = new Part(BISCUIT, Pose.IDENTITY, TREAT_RGB, Material.BISCUIT);
        List<Part> ends = Stream.of(-0.5, 0.5)
                .map(side -> new Part(
                        new Shape.Sphere(BISCUIT.radius()),
                        Pose.at(0, 0, side * BISCUIT.length()),
                        TREAT_RGB,
                        Material.BISCUIT))
                .toList();
        return new LooseThing(world, space, part, ends, mass, TREAT_SPIN_LOSS);
    }

    /** Half of its height as it lies. */
    double halfHeight() {
        return seen.shape() instanceof Shape.Sphere ? BALL_RADIUS : BISCUIT.radius();
    }

    /** Puts it somewhere, turning not. */
    void put(Pose pose, DVector3 velocity) {
        body.setPosition(pose.position());
        body.setRotation(pose.rotation());
        body.setLinearVel(velocity);
        body.setAngularVel(0, 0, 0);
        body.enable();
        toucher.forget();
    }

    /** Begins a step: what it touched is found anew unless it sleeps. */
    void beginStep() {
        if (body.isEnabled()) {
            toucher.forget();
        }
    }

    /** Whether both jaws touch it. */
    boolean held() {
        return touches(Kind.FIXED_JAW) && touches(Kind.MOVING_JAW);
    }

    boolean touchesArm() {
        return touches(Kind.FIXED_JAW) || touches(Kind.MOVING_JAW) || touches(Kind.WRIST);
    }

    boolean touches(Kind kind) {
        return toucher.touched().contains(kind);
    }

    boolean moving() {
        return body.isEnabled();
    }

    /** m/s. */
    double speed() {
        return body.getLinearVel().length();
    }

    Pose pose() {
        return new Pose(body.getPosition().copy(), new DMatrix3(body.getRotation()));
    }

    Point3 position() {
        return pose().point();
    }

    Item item() {
        return seen.item(pose());
    }

    /** Takes it out of the room. */
    void remove() {
        forms.forEach(DGeom::destroy);
        body.destroy();
    }
}
