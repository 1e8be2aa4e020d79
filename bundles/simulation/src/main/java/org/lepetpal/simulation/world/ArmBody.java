package org.lepetpal.simulation.world;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.simulation.camera.Item;
import org.lepetpal.simulation.servo.Servo;
import org.ode4j.math.DMatrix3;
import org.ode4j.ode.DBody;
import org.ode4j.ode.DGeom;
import org.ode4j.ode.DMass;
import org.ode4j.ode.DSpace;
import org.ode4j.ode.DWorld;
import org.ode4j.ode.OdeHelper;

/** The arm as rigid bodies on hinges, with its servos. Stands on the table, base at the room's origin. */
final class ArmBody {
    private final Map<Segment, DBody> bodies = new EnumMap<>(Segment.class);
    private final Map<Segment, List<DGeom>> forms = new EnumMap<>(Segment.class);
    private final List<ArmJoint> joints = new ArrayList<>();
    private final Hand hand = new Hand();
    private final PowerSupply supply;

    /** @param servos one per segment, in their order */
    ArmBody(DWorld world, DSpace space, List<Servo> servos, PowerSupply supply) {
        this.supply = supply;
        Pose pose = Pose.IDENTITY;
        DBody parent = null;
        for (Segment segment : Segment.values()) {
            pose = pose.then(segment.turned(0));
            DBody body = body(world, segment);
            place(segment, body, pose);
            joints.add(new ArmJoint(
                    world, segment, servos.get(segment.ordinal()), body, parent, pose.position(), pose.axisZ()));
            bodies.put(segment, body);
            forms.put(segment, forms(space, segment, body));
            parent = body;
        }
        reset();
    }

    /**
     * Folded and at rest, no hand on it; torque stays as it is.
     *
     * @return whether motors held it elsewhere
     */
    boolean reset() {
        boolean leaps = joints.stream().anyMatch(ArmJoint::heldAway);
        hand.letGo();
        Pose pose = Pose.IDENTITY;
        for (ArmJoint joint : joints) {
            pose = pose.then(joint.segment().turned(joint.segment().home));
            place(joint.segment(), bodies.get(joint.segment()), pose);
            joint.reset();
        }
        supply.reset();
        return leaps;
    }

    /** Sets what the motors do in the coming step. */
    void drive(double seconds) {
        double volts = supply.volts();
        double amperes = 0;
        for (ArmJoint joint : joints) {
            joint.drive(volts, hand, seconds);
            amperes += joint.servo().supplyAmperes();
        }
        supply.draw(amperes, seconds);
    }

    /** A hand takes a joint and leads it to an angle, in radians. */
    void lead(Segment segment, double radians, double seconds) {
        hand.lead(segment, joints.get(segment.ordinal()).angle(), radians, seconds);
    }

    void letGo() {
        hand.letGo();
    }

    List<ArmJoint> joints() {
        return List.copyOf(joints);
    }

    List<DGeom> forms(Segment segment) {
        return forms.get(segment);
    }

    /** Where a segment's own frame is. */
    Pose pose(Segment segment) {
        DBody body = bodies.get(segment);
        Pose centre = new Pose(body.getPosition().copy(), new DMatrix3(body.getRotation()));
        return centre.then(Pose.at(
                -segment.centreOfMass.position().get0(),
                -segment.centreOfMass.position().get1(),
                -segment.centreOfMass.position().get2()));
    }

    /** The tool centre point. */
    Point3 tip() {
        return pose(Segment.GRIPPER).then(Segment.TIP).point();
    }

    List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (Segment segment : Segment.values()) {
            Pose pose = pose(segment);
            ArmParts.of(segment).forEach(part -> items.add(part.item(pose)));
        }
        return items;
    }

    private static DBody body(DWorld world, Segment segment) {
        DBody body = OdeHelper.createBody(world);
        DMass mass = OdeHelper.createMass();
        Segment.Inertia inertia = segment.inertia;
        mass.setParameters(
                segment.mass,
                0,
                0,
                0,
                inertia.xx(),
                inertia.yy(),
                inertia.zz(),
                inertia.xy(),
                inertia.xz(),
                inertia.yz());
        body.setMass(mass);
        body.setAutoDisableFlag(false);
        return body;
    }

    private static List<DGeom> forms(DSpace space, Segment segment, DBody body) {
        Toucher owner = new Toucher(Kind.of(segment));
        List<DGeom> geoms = new ArrayList<>();
        Pose toLink = Pose.at(
                -segment.centreOfMass.position().get0(),
                -segment.centreOfMass.position().get1(),
                -segment.centreOfMass.position().get2());
        for (Part part : ArmParts.of(segment)) {
            geoms.add(Forms.onBody(space, part, toLink, owner, body));
        }
        return geoms;
    }

    /** ODE's bodies have their origin in the centre of mass. */
    private static void place(Segment segment, DBody body, Pose link) {
        Pose centre = link.then(segment.centreOfMass);
        body.setPosition(centre.position());
        body.setRotation(centre.rotation());
        body.setLinearVel(0, 0, 0);
        body.setAngularVel(0, 0, 0);
    }
}
