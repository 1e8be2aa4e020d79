package org.lepetpal.simulation.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.lepetpal.api.arm.Point3;
import org.ode4j.math.DVector3;
import org.ode4j.ode.DSpace;
import org.ode4j.ode.DWorld;

/** The treats in the room, oldest first; the oldest is taken away when there are too many. */
final class Treats {
    static final int MOST = 8;

    private final DWorld world;
    private final DSpace space;
    private final Deque<LooseThing> all = new ArrayDeque<>();

    Treats(DWorld world, DSpace space) {
        this.world = world;
        this.space = space;
    }

    void add(Pose pose, DVector3 velocity) {
        if (all.size() == MOST) {
            all.removeFirst().remove();
        }
        LooseThing treat = LooseThing.treat(world, space);
        treat.put(pose, velocity);
        all.addLast(treat);
    }

    void clear() {
        all.forEach(LooseThing::remove);
        all.clear();
    }

    List<LooseThing> all() {
        return List.copyOf(all);
    }

    /** Whether a treat lies in the bowl, let go. */
    static boolean inBowl(LooseThing treat) {
        Point3 at = treat.position();
        double fromMiddle = Math.hypot(at.x() - Furniture.BOWL.x(), at.y() - Furniture.BOWL.y());
        return fromMiddle < Furniture.BOWL_RADIUS
                && at.z() > 0
                && at.z() < Furniture.BOWL_HEIGHT
                && !treat.touchesArm();
    }
}
