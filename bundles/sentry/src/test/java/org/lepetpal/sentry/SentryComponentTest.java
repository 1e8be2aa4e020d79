package org.lepetpal.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FakeSight;
import org.lepetpal.timebase.SteppedTimebase;

class SentryComponentTest {
    private final SteppedTimebase time = new SteppedTimebase();
    private final FakeSight sight = new FakeSight();
    private final FakeDesk desk = new FakeDesk();

    @Test
    void isOffUnlessItIsSwitchedOn() throws NoSuchMethodException {
        assertThat(Config.class.getDeclaredMethod("enabled").getDefaultValue()).isEqualTo(false);
        SentryComponent off = component(false, 60);
        letABallLie();
        assertThat(desk.requests()).isEmpty();
        assertThat(off.health()).isEqualTo(ComponentHealth.of("sentry", Status.ABSENT, "off (SENTRY_ENABLED=false)"));
    }

    @Test
    void watchesWhenItIsSwitchedOn() {
        SentryComponent on = component(true, 60);
        assertThat(on.health()).isEqualTo(ComponentHealth.of("sentry", Status.OK, "watching"));
        letABallLie();
        assertThat(desk.requests()).hasSize(1);
        on.removeSight(sight);
        assertThat(on.health().status()).isEqualTo(Status.STARTING);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 86_401})
    void aWrongSettingKeepsItOutAndNamesItself(int seconds) {
        SentryComponent wrong = component(true, seconds);
        letABallLie();
        assertThat(desk.requests()).isEmpty();
        assertThat(wrong.health())
                .isEqualTo(ComponentHealth.of(
                        "sentry", Status.DOWN, "SENTRY_COOLDOWN_SEC = " + seconds + " is not in 1…86400"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 86_400})
    void theLimitsThemselvesAreAllowed(int seconds) {
        assertThat(component(true, seconds).health().status()).isEqualTo(Status.OK);
    }

    @Test
    void stops() {
        SentryComponent on = component(true, 60);
        on.stop();
        letABallLie();
        assertThat(desk.requests()).isEmpty();
    }

    private SentryComponent component(boolean enabled, int cooldown) {
        SentryComponent component = new SentryComponent(new Given(enabled, cooldown), time);
        component.addSight(sight);
        component.addTelemetry(desk);
        component.addCommands(desk);
        return component;
    }

    private void letABallLie() {
        for (int i = 1; i <= 10; i++) {
            sight.show(new Sighting(
                    "front",
                    i,
                    time.nanoTime(),
                    640,
                    360,
                    Optional.empty(),
                    Set.of("ball"),
                    List.of(new Detection("ball", 0.9, 300, 200, 20, 20))));
            time.advance(Duration.ofMillis(500));
        }
    }

    /** Settings as the framework hands them over. */
    private record Given(boolean enabled, int cooldown_sec) implements Config {
        @Override
        public Class<? extends Annotation> annotationType() {
            return Config.class;
        }
    }
}
