package org.lepetpal.simulation.world;

import org.lepetpal.simulation.servo.Servo;
import org.lepetpal.simulation.servo.Torque;
import org.ode4j.math.DVector3C;
import org.ode4j.ode.DBody;
import org.ode4j.ode.DHingeJoint;
import org.ode4j.ode.DJoint;
import org.ode4j.ode.DWorld;
import org.ode4j.ode.OdeHelper;

/**
 * One joint with its servo, gear and stops. Motor, rotor inertia, gear friction and stops all have the form
 * torque = push − drag × speed at the end of the step, so that one soft motor row of the solver carries their sum and
 * stays stable however stiff they are.
 */
final class ArmJoint {
    /** Inertia of the rotor seen through the gear, kg·m². */
    private static final double ARMATURE = 0.028;

    /** Dry friction of the gear, N·m. */
    private static final double FRICTION = 0.14;

    /** Viscous friction of the gear, N·m·s/rad. */
    private static final double VISCOUS = 0.02;

    /** How far the gear gives before it slips, radians: dry friction holds like a stiff, damped spring until then. */
    private static final double BRISTLE = 0.0005;

    private static final double BRISTLE_STIFFNESS = FRICTION / BRISTLE;
    private static final double BRISTLE_DAMPING = 2;
    private static final double STOP_STIFFNESS = 2000;
    private static final double STOP_DAMPING = 5;
    /** Radians: a folded arm that is held stands within some degrees of its rest. */
    private static final double FAR = Math.toRadians(10);

    private final Segment segment;
    private final Servo servo;
    private final DHingeJoint hinge;
    private double anchor;

    /**
     * @param body the segment's body, standing where it is when all joints are at 0
     * @param parent what it is hinged to; {@code null}, in ODE's way, for the room itself
     */
    ArmJoint(DWorld world, Segment segment, Servo servo, DBody body, DBody parent, DVector3C at, DVector3C axis) {
        this.segment = segment;
        this.servo = servo;
        hinge = OdeHelper.createHingeJoint(world);
        hinge.attach(body, parent);
        hinge.setAnchor(at);
        hinge.setAxis(axis);
        hinge.setParamFMax(Double.POSITIVE_INFINITY);
    }

    Segment segment() {
        return segment;
    }

    Servo servo() {
        return servo;
    }

    double angle() {
        return hinge.getAngle();
    }

    double speed() {
        return hinge.getAngleRate();
    }

    /** Whether the motor holds it far from where it is folded; a gripper may be anywhere. */
    boolean heldAway() {
        return segment != Segment.JAW && servo.torqueOn() && Math.abs(angle() - segment.home) > FAR;
    }

    /** Starts at rest in the folded pose, into which the bodies have been put. */
    void reset() {
        anchor = segment.home;
        servo.place(segment.home);
    }

    /** Sets what the joint does in the coming step. */
    void drive(double volts, Hand hand, double seconds) {
        double angle = angle();
        double speed = speed();
        Torque motor = servo.drive(angle, speed, volts, seconds);
        Torque led = hand.pull(segment, angle, seconds);
        double push = motor.push() + led.push() + ARMATURE / seconds * speed;
        double drag = motor.drag() + led.drag() + ARMATURE / seconds + VISCOUS;
        double bend = angle - anchor;
        if (Math.abs(bend) > BRISTLE) {
            anchor = angle - Math.copySign(BRISTLE, bend);
            push -= Math.copySign(FRICTION, bend);
        } else {
            push -= BRISTLE_STIFFNESS * bend;
            drag += BRISTLE_STIFFNESS * seconds + BRISTLE_DAMPING;
        }
        double beyond = angle - Math.clamp(angle, segment.min, segment.max);
        if (beyond != 0) {
            push -= STOP_STIFFNESS * beyond;
            drag += STOP_STIFFNESS * seconds + STOP_DAMPING;
        }
        hinge.setParamVel(push / drag);
        hinge.setParam(DJoint.PARAM_N.dParamCFM1, 1 / drag);
    }
}
