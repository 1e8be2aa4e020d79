package org.lepetpal.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.command.SentryMode;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FakeSight;
import org.lepetpal.testkit.WrittenCanvas;
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
        assertThat(off.health()).isEqualTo(ComponentHealth.of("sentry", Status.ABSENT, "off"));
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
    void isSwitchedAtRunTime() {
        SentryComponent component = component(false, 60);
        component.switchTo(true);
        component.switchTo(true);
        assertThat(component.state().on()).isTrue();
        letABallLie();
        assertThat(desk.requests()).hasSize(1);

        component.switchTo(false);
        assertThat(component.state()).isEqualTo(new SentryMode.State(false, false, 0, "off"));
        assertThat(component.health().status()).isEqualTo(Status.ABSENT);
        component.stop();
        component.switchTo(true);
        assertThat(component.state().on()).isFalse();
    }

    @Test
    void withWrongSettingsItCannotBeSwitchedOn() {
        SentryComponent wrong = component(false, 0);

        assertThatThrownBy(() -> wrong.switchTo(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SENTRY_COOLDOWN_SEC");
    }

    @Test
    void whoWatchesTheStreamIsWarned() {
        SentryComponent component = component(false, 60);
        WrittenCanvas canvas = new WrittenCanvas();
        SentryLayer layer = new SentryLayer(component);
        layer.draw(canvas);
        component.switchTo(true);
        layer.draw(canvas);
        letABallLie();
        layer.draw(canvas);
        desk.end(org.lepetpal.api.command.State.SUCCEEDED);
        time.advance(Duration.ofSeconds(1));
        layer.draw(canvas);

        assertThat(layer.name()).isEqualTo("sentry");
        assertThat(layer.givesWay()).as("to inference").isFalse();
        assertThat(canvas.labels())
                .extracting(WrittenCanvas.Label::text)
                .containsExactly("AI ACTIVE: watching", "AI ACTIVE: picking up the ball", "AI paused for 60 s");
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
