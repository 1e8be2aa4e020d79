package org.lepetpal.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.simulation.world.Layout.Spot;

class WorldTest {
    @Test
    void theSameSeedAndTheSameCallsGiveTheSameWorldToTheLastBit() {
        WorldState once = busyMinute();
        WorldState again = busyMinute();
        assertThat(again).isEqualTo(once);
        assertThat(Double.doubleToRawLongBits(again.ball().position().x()))
                .isEqualTo(Double.doubleToRawLongBits(once.ball().position().x()));
    }

    @Test
    void resetsToTheSameWorldWhateverWasBefore() {
        World used = new World(3);
        new RawArm(used).torqueOn();
        pass(used, 2);
        used.reset(9, Optional.empty(), Optional.empty());
        World fresh = new World(9);
        assertThat(used.state().ball()).isEqualTo(fresh.state().ball());
        assertThat(used.state().treats()).isEqualTo(fresh.state().treats());
        assertThat(used.state().arm().tip()).isEqualTo(fresh.state().arm().tip());
    }

    @Test
    void anEpisodeAfterAResetIsTheSameWhateverWasBefore() {
        assertThat(episode(0)).isEqualTo(episode(2));
    }

    @Test
    void anotherSeedGivesAnotherWorld() {
        assertThat(new World(1).state().ball().position())
                .isNotEqualTo(new World(2).state().ball().position());
    }

    @Test
    void thingsLieWhereTheyArePut() {
        World world = new World(1);
        world.reset(1, Optional.of(new Spot(0.2, 0.1)), Optional.of(new Spot(0.25, -0.05)));
        pass(world, 1);
        assertThat(world.state().ball().position().distance(new Point3(0.2, 0.1, 0.02)))
                .isLessThan(0.001);
        assertThat(world.state().treats().getFirst().position().distance(new Point3(0.25, -0.05, 0.008)))
                .isLessThan(0.001);
    }

    @Test
    void eachOpeningOfTheChuteDropsOneTreatWithinReach() {
        World world = new World(4);
        for (int opening = 1; opening <= 3; opening++) {
            world.pulse(OptionalInt.of(1500));
            pass(world, 1.5);
            world.pulse(OptionalInt.of(600));
            pass(world, 1);
            assertThat(world.state().treats()).hasSize(1 + opening);
        }
        for (TreatState treat : world.state().treats()) {
            assertThat(Math.hypot(
                            treat.position().x() - 0.0388, treat.position().y()))
                    .isBetween(0.10, 0.36);
            assertThat(treat.position().z()).isBetween(0.0, 0.03);
        }
    }

    @Test
    void theOldestTreatIsTakenAwayWhenThereAreTooMany() {
        World world = new World(4);
        for (int opening = 0; opening < Treats.MOST + 2; opening++) {
            world.pulse(OptionalInt.of(1500));
            pass(world, 0.4);
            world.pulse(OptionalInt.of(600));
            pass(world, 0.3);
        }
        assertThat(world.state().treats()).hasSize(Treats.MOST);
    }

    @Test
    void theDogComesAndGoes() {
        World world = new World(1);
        int without = world.scene().items().size();
        world.callDog(true);
        pass(world, 2);
        assertThat(world.state().dog().present()).isTrue();
        assertThat(world.scene().items()).hasSizeGreaterThan(without);
        world.callDog(false);
        pass(world, 2);
        assertThat(world.state().dog().present()).isFalse();
        assertThat(world.scene().items()).hasSize(without);
    }

    @Test
    void runsFasterThanTheClock() {
        World world = new World(1);
        new RawArm(world).torqueOn();
        pass(world, 5);
        // This thread's own time: a busy machine takes nothing away from it.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        pass(world, 10);
        Duration took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - began);
        // It is some 40 times faster than the clock; what shares the core's caches is allowed for.
        assertThat(took).isLessThan(Duration.ofSeconds(3));
    }

    /** What becomes of the ball in an episode that is played after {@code before} others. */
    private static BallState episode(int before) {
        Rig rig = Rig.empty();
        BallState ball = rig.world.state().ball();
        for (int i = 0; i <= before; i++) {
            rig.restart(9, 0.24, 0);
            rig.reach(1, 0.21, 0, 0.06, -90, 0, 50)
                    .reach(0.5, 0.21, 0, 0.016, -90, 0, 50)
                    .grasp();
            rig.move(0.5, 30, -60, 60, 10, 45, 15).open(0.1, 80).pass(1);
            ball = rig.world.state().ball();
            assertThat(ball.greatestHeight()).isGreaterThan(0.1);
        }
        return ball;
    }

    private static WorldState busyMinute() {
        Rig rig = Rig.withBall(0.24, 0);
        rig.world.pulse(OptionalInt.of(1500));
        rig.world.callDog(true);
        rig.reach(1, 0.21, 0, 0.06, -90, 0, 50)
                .reach(0.5, 0.21, 0, 0.016, -90, 0, 50)
                .grasp();
        rig.move(0.5, 30, -60, 60, 10, 45, 15).open(0.1, 80).pass(1);
        return rig.world.state();
    }

    private static void pass(World world, double seconds) {
        for (int i = 0; i < Math.round(seconds * World.STEPS_PER_SECOND); i++) {
            world.step();
        }
    }
}
