package org.lepetpal.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ode4j.math.DVector3;
import org.ode4j.ode.DSpace;
import org.ode4j.ode.DWorld;
import org.ode4j.ode.OdeHelper;

class BallTest {
    private static final double STEP = 0.001;

    private DWorld physics;
    private DSpace loose;
    private DSpace still;
    private Contacts contacts;
    private LooseThing ball;

    @BeforeEach
    void furnish() {
        new World(1);
        physics = World.physics();
        loose = OdeHelper.createSimpleSpace();
        still = OdeHelper.createSimpleSpace();
        contacts = new Contacts(physics, STEP);
        Furniture.furnish(still);
        ball = LooseThing.ball(physics, loose);
    }

    @Test
    void bouncesLowerAndLowerAndComesToRest() {
        ball.put(Pose.at(0.3, 0.1, 0.30), new DVector3());
        double firstBounce = 0;
        boolean down = false;
        for (int i = 0; i < 1000; i++) {
            step();
            down |= ball.position().z() < 0.025;
            firstBounce = down ? Math.max(firstBounce, ball.position().z()) : 0;
        }
        assertThat(firstBounce).isBetween(0.05, 0.25);
        for (int i = 0; i < 4000; i++) {
            step();
        }
        assertThat(ball.moving()).isFalse();
        assertThat(ball.position().z()).isCloseTo(0.02, within(0.0005));
    }

    @Test
    void rollsOverTheEdgeToTheFloorAndStops() {
        ball.put(Pose.at(0.4, 0, 0.02), new DVector3(1.2, 0, 0));
        for (int i = 0; i < 20_000; i++) {
            step();
        }
        assertThat(ball.position().z()).isCloseTo(Furniture.FLOOR + 0.02, within(0.001));
        assertThat(ball.position().x()).isGreaterThan(0.6);
        assertThat(ball.moving()).isFalse();
    }

    private void step() {
        ball.beginStep();
        contacts.clear();
        contacts.between(loose, still);
        physics.step(STEP);
    }
}
