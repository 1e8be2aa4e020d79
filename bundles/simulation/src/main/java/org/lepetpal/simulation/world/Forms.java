package org.lepetpal.simulation.world;

import org.ode4j.ode.DBody;
import org.ode4j.ode.DGeom;
import org.ode4j.ode.DSpace;

/** Puts the forms of parts into a space. */
final class Forms {
    private Forms() {}

    /** A form that stays where it is put. */
    static DGeom fixed(DSpace space, Part part, Toucher owner) {
        DGeom geom = tagged(space, part, owner);
        move(geom, part.pose());
        return geom;
    }

    /**
     * A form that goes with a body.
     *
     * @param frame of the part's owner as seen from the body
     */
    static DGeom onBody(DSpace space, Part part, Pose frame, Toucher owner, DBody body) {
        DGeom geom = tagged(space, part, owner);
        Pose pose = frame.then(part.pose());
        geom.setBody(body);
        geom.setOffsetPosition(
                pose.position().get0(), pose.position().get1(), pose.position().get2());
        geom.setOffsetRotation(pose.rotation());
        return geom;
    }

    static void move(DGeom geom, Pose pose) {
        geom.setPosition(pose.position());
        geom.setRotation(pose.rotation());
    }

    private static DGeom tagged(DSpace space, Part part, Toucher owner) {
        DGeom geom = part.geom(space);
        geom.setData(new Form(owner, part.material()));
        geom.setCategoryBits(owner.kind().category());
        geom.setCollideBits(owner.kind().collidesWith());
        return geom;
    }
}
