package org.lepetpal.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.Origin;
import org.lepetpal.api.command.SentryMode;
import org.lepetpal.api.command.State;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FakeSight;
import org.lepetpal.timebase.SteppedTimebase;

class SentryTest {
    private static final int WIDTH = 1000;
    private static final double SURE = 0.7;
    private static final Duration COOLDOWN = Duration.ofSeconds(10);

    private final SteppedTimebase time = new SteppedTimebase();
    private final FakeSight sight = new FakeSight();
    private final FakeDesk desk = new FakeDesk();
    private final Sentry sentry =
            new Sentry(COOLDOWN, time, () -> Optional.of(sight), () -> Optional.of(desk), () -> Optional.of(desk));
    private long sequence;

    @Test
    void actsOnceTheBallHasLainStillForMoreThanASecond() {
        // the looks at 0.5 s, 1 s, 1.5 s see 1 s of it
        rest(3);
        assertThat(desk.requests()).isEmpty();
        rest(1);
        assertThat(desk.requests())
                .as("so that it gives way to whatever an owner asks for")
                .containsExactly(CommandRequest.of("pick up the ball").by(Origin.SENTRY));
        assertThat(desk.requests().getFirst().abortPrevious()).isFalse();
    }

    @Test
    void placesWithinThreePercentOfTheWidthAreTheSame() {
        for (double x : List.of(500, 530, 470, 529)) {
            see(x, SURE);
            step();
        }
        assertThat(desk.requests()).hasSize(1);
    }

    @Test
    void leavesARollingBallAlone() {
        for (int i = 0; i < 40; i++) {
            see(100 + 12 * i, SURE);
            step();
        }
        assertThat(desk.requests()).as("12 pixels at a time, but always on").isEmpty();
    }

    @Test
    void aBallThatJumpsIsToLieStillAnew() {
        rest(3);
        for (int i = 0; i < 3; i++) {
            see(531, SURE);
            step();
        }
        assertThat(desk.requests()).isEmpty();
        see(531, SURE);
        step();
        assertThat(desk.requests()).hasSize(1);
    }

    @Test
    void lowConfidenceIsNoBall() {
        for (int i = 0; i < 20; i++) {
            see(500, 0.699);
            step();
        }
        rest(3);
        see(500, 0.699);
        step();
        rest(3);
        assertThat(desk.requests()).isEmpty();
    }

    @Test
    void otherThingsAreNoBall() {
        for (int i = 0; i < 20; i++) {
            show("treat", 500, 0.9, 0);
            step();
        }
        assertThat(desk.requests()).isEmpty();
    }

    @Test
    void stalePicturesCountForNothing() {
        for (int i = 0; i < 20; i++) {
            show("ball", 500, 0.9, 501);
            step();
        }
        assertThat(desk.requests()).as("1,001 ms old when looked at").isEmpty();
        for (int i = 0; i < 4; i++) {
            show("ball", 500, 0.9, 500);
            step();
        }
        assertThat(desk.requests()).as("1,000 ms old").hasSize(1);
    }

    @Test
    void onePictureIsNotSeenTwice() {
        rest(3);
        step();
        assertThat(desk.requests())
                .as("still no more than 1 s of it has been seen")
                .isEmpty();
        rest(1);
        assertThat(desk.requests()).as("one picture missed does not matter").hasSize(1);
    }

    @Test
    void aGapOfMoreThanASecondBeginsAnew() {
        rest(3);
        time.advance(Duration.ofMillis(1500));
        rest(3);
        assertThat(desk.requests()).isEmpty();
        rest(1);
        assertThat(desk.requests()).hasSize(1);
    }

    @Test
    void neverWhileACommandRuns() {
        desk.begin("go home");
        rest(200);
        assertThat(desk.requests()).isEmpty();
        assertThat(sentry.health()).isEqualTo(ok("watching"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SUCCEEDED", "FAILED", "ABORTED"})
    void coolsDownAfterAnybodysCommand(State end) {
        desk.begin("get the treat");
        rest(60);
        desk.end(end);
        rest(1);
        assertThat(sentry.health()).isEqualTo(ok("cooling down 10 s, after a command"));
        rest(19);
        assertThat(desk.requests()).isEmpty();
        assertThat(sentry.health()).isEqualTo(ok("cooling down 1 s, after a command"));
        rest(1);
        assertThat(desk.requests()).hasSize(1);
    }

    @Test
    void aCommandThatBeganAndEndedBetweenTwoLooksCountsToo() {
        rest(3);
        desk.begin("go home");
        desk.end(State.SUCCEEDED);
        rest(20);
        assertThat(desk.requests()).isEmpty();
        rest(1);
        assertThat(desk.requests()).hasSize(1);
    }

    @Test
    void anOwnersCommandInTheMiddleOfItsOwnPausesIt() {
        rest(4);
        desk.end(State.ABORTED);
        desk.begin("get the treat");
        rest(60);
        desk.end(State.SUCCEEDED);
        rest(20);
        assertThat(desk.requests()).hasSize(1);
        rest(1);
        assertThat(desk.requests()).hasSize(2);
    }

    @Test
    void coolsDownAfterItsOwnCommand() {
        rest(4);
        rest(60);
        assertThat(desk.requests()).as("it runs, for longer than the cool-down").hasSize(1);
        desk.end(State.FAILED);
        rest(20);
        assertThat(desk.requests()).hasSize(1);
        rest(1);
        assertThat(desk.requests()).hasSize(2);
    }

    @Test
    void itTellsThatTheCommandIsItsOwn() {
        assertThat(sentry.state()).isEqualTo(new SentryMode.State(true, false, 0, "watching"));
        rest(4);
        assertThat(sentry.state().acting()).isTrue();
        assertThat(sentry.state().detail()).isEqualTo("picking up the ball");
        desk.end(State.SUCCEEDED);
        assertThat(sentry.state().acting()).isFalse();
        desk.begin("go home");
        assertThat(sentry.state().acting()).isFalse();
    }

    @Test
    void aRefusalIsNotedAndCoolsDown() {
        desk.refuse("the arm is not there");
        rest(4);
        assertThat(desk.requests()).hasSize(1);
        assertThat(sentry.health()).isEqualTo(ok("cooling down 10 s, refused: the arm is not there"));
        rest(19);
        assertThat(desk.requests()).hasSize(1);
        rest(1);
        assertThat(desk.requests()).hasSize(2);
    }

    @Test
    void withoutSightOrLoopItWaits() {
        Sentry blind = new Sentry(COOLDOWN, time, Optional::empty, () -> Optional.of(desk), () -> Optional.of(desk));
        Sentry mute = new Sentry(COOLDOWN, time, () -> Optional.of(sight), Optional::empty, Optional::empty);
        sentry.stop();
        rest(20);
        assertThat(desk.requests()).isEmpty();
        assertThat(blind.health().status()).isEqualTo(Status.STARTING);
        assertThat(mute.health().status()).isEqualTo(Status.STARTING);
    }

    @Test
    void stoppedItDoesNothing() {
        rest(3);
        sentry.stop();
        rest(20);
        assertThat(desk.requests()).isEmpty();
    }

    /** So many looks at a ball that does not move. */
    private void rest(int looks) {
        for (int i = 0; i < looks; i++) {
            see(500, SURE);
            step();
        }
    }

    private void step() {
        time.advance(Duration.ofMillis(500));
    }

    private void see(double x, double confidence) {
        show("ball", x, confidence, 0);
    }

    private void show(String label, double x, double confidence, long millisAgo) {
        sight.show(new Sighting(
                "front",
                ++sequence,
                time.nanoTime() - Duration.ofMillis(millisAgo).toNanos(),
                WIDTH,
                600,
                Optional.empty(),
                Set.of("ball", "treat"),
                List.of(new Detection(label, confidence, x - 10, 290, 20, 20))));
    }

    private static ComponentHealth ok(String detail) {
        return ComponentHealth.of("sentry", Status.OK, detail);
    }
}
