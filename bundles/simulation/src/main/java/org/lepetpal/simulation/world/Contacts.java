package org.lepetpal.simulation.world;

import java.util.List;
import org.ode4j.ode.DBody;
import org.ode4j.ode.DContact;
import org.ode4j.ode.DContactBuffer;
import org.ode4j.ode.DContactJoint;
import org.ode4j.ode.DGeom;
import org.ode4j.ode.DJointGroup;
import org.ode4j.ode.DSpace;
import org.ode4j.ode.DWorld;
import org.ode4j.ode.OdeConstants;
import org.ode4j.ode.OdeHelper;

/**
 * Finds what touches and makes it push, rub and spring. Each contact lasts one step. Stiffness and damping become
 * ODE's error reduction and constraint force mixing: a spring and damper that is solved implicitly.
 */
final class Contacts {
    private static final int MOST_PER_PAIR = 4;

    private final DWorld world;
    private final double seconds;
    private final DJointGroup joints = OdeHelper.createJointGroup();
    private final DContactBuffer found = new DContactBuffer(MOST_PER_PAIR);

    Contacts(DWorld world, double seconds) {
        this.world = world;
        this.seconds = seconds;
    }

    /** Forgets the last step's contacts. */
    void clear() {
        joints.empty();
    }

    void between(DSpace some, DSpace others) {
        OdeHelper.spaceCollide2(some, others, null, (data, a, b) -> pair(a, b));
    }

    void within(DSpace space) {
        OdeHelper.spaceCollide(space, null, (data, a, b) -> pair(a, b));
    }

    void between(List<DGeom> some, List<DGeom> others) {
        for (DGeom a : some) {
            for (DGeom b : others) {
                pair(a, b);
            }
        }
    }

    private void pair(DGeom a, DGeom b) {
        DBody bodyA = a.getBody();
        DBody bodyB = b.getBody();
        boolean asleep = (bodyA == null || !bodyA.isEnabled()) && (bodyB == null || !bodyB.isEnabled());
        if (bodyA == bodyB || asleep && !wakes(a, b)) {
            return;
        }
        int count = OdeHelper.collide(a, b, MOST_PER_PAIR, found.getGeomBuffer());
        if (count == 0) {
            return;
        }
        Form formA = (Form) a.getData();
        Form formB = (Form) b.getData();
        formA.owner().touch(formB.owner());
        formB.owner().touch(formA.owner());
        Material.Touch touch = formA.material().against(formB.material());
        for (int i = 0; i < count; i++) {
            DContact contact = found.get(i);
            describe(contact.surface, touch);
            DContactJoint joint = OdeHelper.createContactJoint(world, joints, contact);
            joint.attach(bodyA, bodyB);
        }
    }

    /** What walks about without being a body wakes what it runs into. */
    private static boolean wakes(DGeom a, DGeom b) {
        DBody sleeper = a.getBody() == null ? b.getBody() : a.getBody();
        boolean walker = ((Form) a.getData()).owner().kind() == Kind.DOG
                || ((Form) b.getData()).owner().kind() == Kind.DOG;
        if (sleeper == null || !walker) {
            return false;
        }
        sleeper.enable();
        return true;
    }

    private void describe(DContact.DSurfaceParameters surface, Material.Touch touch) {
        surface.mode = OdeConstants.dContactApprox1 | OdeConstants.dContactSoftERP | OdeConstants.dContactSoftCFM;
        surface.mu = touch.friction();
        double spring = seconds * touch.stiffness();
        surface.soft_erp = spring / (spring + touch.damping());
        surface.soft_cfm = 1 / (spring + touch.damping());
    }
}
