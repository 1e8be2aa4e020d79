package org.lepetpal.simulation.world;

import java.util.Optional;
import org.lepetpal.simulation.world.Layout.Spot;

/** A world with a host at its bus, scripted by seconds. The things that a test does not use lie out of the way. */
final class Rig {
    private static final Spot ASIDE = new Spot(-0.1, 0.3);
    private static final double TICK = 0.01;

    final World world = new World(1);
    final RawArm host;
    private double[] goal;

    private Rig(Optional<Spot> ball, Optional<Spot> treat) {
        world.reset(1, ball.or(() -> Optional.of(ASIDE)), treat.or(() -> Optional.of(new Spot(-0.1, -0.3))));
        host = new RawArm(world);
        host.torqueOn();
        pass(0.1);
        goal = host.positions();
    }

    static Rig empty() {
        return new Rig(Optional.empty(), Optional.empty());
    }

    static Rig withBall(double x, double y) {
        return new Rig(Optional.of(new Spot(x, y)), Optional.empty());
    }

    static Rig withTreat(double x, double y) {
        return new Rig(Optional.empty(), Optional.of(new Spot(x, y)));
    }

    /** Resets the world with the ball here. */
    void restart(long seed, double x, double y) {
        world.reset(seed, Optional.of(new Spot(x, y)), Optional.empty());
        goal = host.positions();
    }

    Rig pass(double seconds) {
        for (int i = 0; i < Math.round(seconds * World.STEPS_PER_SECOND); i++) {
            world.step();
        }
        return this;
    }

    /** Streams goals on a smooth way to here. */
    Rig move(double seconds, double... joints) {
        double[] from = goal;
        int ticks = (int) Math.round(seconds / TICK);
        for (int i = 1; i <= ticks; i++) {
            double t = (double) i / ticks;
            double part = t * t * (3 - 2 * t);
            double[] now = new double[joints.length];
            for (int k = 0; k < now.length; k++) {
                now[k] = from[k] + (joints[k] - from[k]) * part;
            }
            host.goal(now);
            pass(TICK);
        }
        goal = joints.clone();
        return this;
    }

    /** The tip to a point, the gripper to an opening in percent. */
    Rig reach(double seconds, double x, double y, double z, double elevation, double roll, double opening) {
        double[] joints = ClosedForm.solve(x, y, z, elevation, roll).orElseThrow();
        return move(seconds, joints[0], joints[1], joints[2], joints[3], joints[4], opening);
    }

    Rig open(double seconds, double percent) {
        double[] joints = goal.clone();
        joints[5] = percent;
        return move(seconds, joints);
    }

    /** Closes at 60 %/s until the jaw falls behind, then squeezes by 3 %. */
    Rig grasp() {
        while (goal[5] > 0 && host.positions()[5] - goal[5] < 5) {
            open(TICK, Math.max(0, goal[5] - 0.6));
        }
        return open(0.1, Math.max(0, host.positions()[5] - 3));
    }
}
