package org.lepetpal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.SideCamera;
import org.lepetpal.camera.source.FakeLens;
import org.lepetpal.camera.source.LensPort;
import org.lepetpal.camera.source.Port;
import org.lepetpal.camera.source.Sources;
import org.lepetpal.timebase.SteppedTimebase;

class CameraKeeperTest {
    private final SteppedTimebase time = new SteppedTimebase();
    private final List<SideCamera> registered = new ArrayList<>();
    private final LensPort port = new LensPort();
    private final FakeLens lens = new FakeLens();
    private CameraKeeper keeper = keeper(Sources.port(port));

    @AfterEach
    void stop() {
        keeper.stop();
        assertThat(registered).isEmpty();
    }

    @Test
    void aCameraIsThereWithItsFirstFrame() {
        time.advance(Duration.ofSeconds(1));
        assertThat(keeper.health().status()).isEqualTo(Status.STARTING);
        assertThat(registered).isEmpty();

        plug();
        time.advance(Duration.ofSeconds(1));

        assertThat(keeper.health().status()).isEqualTo(Status.OK);
        assertThat(keeper.health().simulated()).isTrue();
        try (Frame frame = registered.getFirst().latest().orElseThrow()) {
            assertThat(frame.sequence()).isEqualTo(lens.taken()).isBetween(29L, 30L);
            assertThat(frame.bgr().get(0)).isEqualTo((byte) lens.taken());
        }
    }

    @Test
    void aLensThatGoesIsAskedNoMoreAndTakesTheCameraWithIt() {
        plug();
        time.advance(Duration.ofSeconds(1));
        int taken = lens.taken();

        assertThat(port.unplug(lens)).isTrue();
        keeper.unplugged();
        time.advance(Duration.ofSeconds(1));

        assertThat(lens.taken()).isEqualTo(taken);
        assertThat(registered).isEmpty();
        assertThat(keeper.health().status()).isEqualTo(Status.STARTING);
    }

    @Test
    void aSuccessorThatComesBeforeThePredecessorGoesTakesOver() {
        plug();
        time.advance(Duration.ofSeconds(1));
        FakeLens successor = new FakeLens();

        port.plug(successor);
        keeper.retry();
        assertThat(port.unplug(lens)).isTrue();
        keeper.unplugged();
        time.advance(Duration.ofSeconds(1));

        assertThat(successor.taken()).isPositive();
        assertThat(registered).hasSize(1);
    }

    @Test
    void aLensThatFailsWithdrawsTheCameraAndIsTriedAgain() {
        plug();
        time.advance(Duration.ofSeconds(1));

        lens.breaks("the glass is broken");
        time.advance(Duration.ofMillis(200));
        assertThat(registered).isEmpty();
        assertThat(keeper.health().status()).isEqualTo(Status.DOWN);
        assertThat(keeper.health().detail()).isEqualTo("the glass is broken");

        lens.isMended();
        time.advance(Duration.ofSeconds(15));
        assertThat(registered).hasSize(1);
        assertThat(keeper.health().status()).isEqualTo(Status.OK);
    }

    @Test
    void aCameraThatFallsSilentIsWithdrawnAfterTwoSecondsAndOpenedAgain() {
        TestSource source = exchangeFor(new TestSource());
        time.advance(Duration.ofMillis(500));
        assertThat(registered).hasSize(1);

        source.silent = true;
        time.advance(Duration.ofMillis(1_900));
        assertThat(registered).hasSize(1);
        time.advance(Duration.ofMillis(400));

        assertThat(registered).isEmpty();
        assertThat(keeper.health().detail()).isEqualTo("test camera sends no pictures");
        assertThat(source.closed).isEqualTo(1);

        source.silent = false;
        time.advance(Duration.ofSeconds(2));
        assertThat(registered).hasSize(1);
    }

    /** As a server does that sends a byte now and then after its first picture. */
    @Test
    void aCameraThatIsReadForEverIsCalledSilentAllTheSame() throws InterruptedException {
        keeper.stop();
        TestSource source = new TestSource();
        OwnReader reader = new OwnReader(time);
        keeper = keeper(patience -> Optional.of(source), reader);
        time.advance(Duration.ofMillis(50));
        reader.read();
        CountDownLatch dripping = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        source.effort = () -> {
            dripping.countDown();
            awaitQuietly(end);
        };
        Thread thread = Thread.ofPlatform().name("reader").start(reader::read);
        try {
            dripping.await();
            assertThat(passing(Duration.ofMillis(500))).succeedsWithin(10, TimeUnit.SECONDS);
            assertThat(registered).hasSize(1);
            assertThat(passing(Duration.ofMillis(2_000))).succeedsWithin(10, TimeUnit.SECONDS);
            assertThat(registered).isEmpty();
            assertThat(keeper.health().status()).isEqualTo(Status.DOWN);
            assertThat(keeper.health().detail()).isEqualTo("test camera sends no pictures");
        } finally {
            end.countDown();
            thread.join();
        }
        assertThat(source.closed).as("by whoever read it").isEqualTo(1);
    }

    private CompletableFuture<Void> passing(Duration span) {
        return CompletableFuture.runAsync(() -> time.advance(span));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aCameraThatShowsTheSamePictureForTooLongIsWithdrawnAndSaysSo() {
        TestSource source = exchangeFor(new TestSource());
        time.advance(Duration.ofSeconds(2));
        assertThat(registered).hasSize(1);

        source.frozen = true;
        time.advance(Duration.ofMillis(9_800));
        assertThat(registered).hasSize(1);
        time.advance(Duration.ofMillis(400));

        assertThat(registered).isEmpty();
        assertThat(keeper.health().status()).isEqualTo(Status.DOWN);
        assertThat(keeper.health().detail()).startsWith("test camera has shown the same picture for more than 10 s");

        source.frozen = false;
        time.advance(Duration.ofSeconds(12));
        assertThat(keeper.health().status()).isEqualTo(Status.OK);
    }

    @Test
    void aCameraWhoseClockStandsStillIsFrozenToo() {
        TestSource source = exchangeFor(new TestSource());
        time.advance(Duration.ofSeconds(2));
        source.clockStands = true;
        time.advance(Duration.ofMillis(10_300));

        assertThat(registered).isEmpty();
        assertThat(keeper.health().detail()).startsWith("test camera sends pictures, but its clock has stood still");
    }

    @Test
    void aFrozenCameraThatIsOpenedAgainIsNotBelievedBeforeItsPictureChanges() {
        TestSource source = exchangeFor(new TestSource());
        source.frozen = true;
        time.advance(Duration.ofMillis(10_500));
        assertThat(source.closed).as("frozen once").isEqualTo(1);

        for (int tenth = 0; tenth < 1_200; tenth++) {
            time.advance(Duration.ofMillis(100));
            assertThat(registered).isEmpty();
            assertThat(keeper.health().status()).isEqualTo(Status.DOWN);
            assertThat(keeper.health().detail()).startsWith("test camera has shown the same picture");
        }
        assertThat(source.closed)
                .as("opened again in two minutes, each time after a longer wait")
                .isBetween(6, 9);

        source.frozen = false;
        time.advance(Duration.ofSeconds(12));
        assertThat(registered).hasSize(1);
        assertThat(keeper.health().status()).isEqualTo(Status.OK);
    }

    @Test
    void aCameraWhoseClockStoodStillIsNotBelievedBeforeItGoesOn() {
        TestSource source = exchangeFor(new TestSource());
        source.clockStands = true;
        time.advance(Duration.ofMillis(10_500));
        for (int second = 0; second < 60; second++) {
            time.advance(Duration.ofSeconds(1));
            assertThat(registered).isEmpty();
        }
        source.clockStands = false;
        time.advance(Duration.ofSeconds(12));
        assertThat(registered).hasSize(1);
    }

    @Test
    void aSlowCameraServesOnAndIsCalledSlowWithItsRate() {
        TestSource source = exchangeFor(new TestSource());
        time.advance(Duration.ofSeconds(3));
        assertThat(keeper.health().detail())
                .isEqualTo("test camera, 8x4, mjpeg, yuvj422p, at 30.0 of 30.0 pictures a second");

        source.every = 3;
        time.advance(Duration.ofSeconds(6));
        assertThat(registered).hasSize(1);
        assertThat(keeper.health().status()).isEqualTo(Status.DEGRADED);
        assertThat(keeper.health().detail())
                .isEqualTo("slow: test camera, 8x4, mjpeg, yuvj422p, at 10.0 of 30.0 pictures a second");

        source.every = 1;
        time.advance(Duration.ofSeconds(3));
        assertThat(keeper.health().status()).isEqualTo(Status.OK);
    }

    @Test
    void aCameraThatSendsOnlyBrokenPicturesIsDeadAndSaysWhy() {
        TestSource source = exchangeFor(new TestSource());
        time.advance(Duration.ofSeconds(1));
        source.broken = true;
        time.advance(Duration.ofMillis(2_300));

        assertThat(registered).isEmpty();
        assertThat(keeper.health().detail()).isEqualTo("test camera sends broken pictures");
    }

    @Test
    void whatBreaksDownAtOnceAgainAndAgainIsOpenedEverMoreRarely() {
        keeper.stop();
        AtomicInteger attempts = new AtomicInteger();
        keeper = keeper(patience -> {
            attempts.incrementAndGet();
            throw new IOException("the plug is loose");
        });
        time.advance(Duration.ofSeconds(60));
        assertThat(attempts.get()).isBetween(8, 13);
        time.advance(Duration.ofSeconds(60));
        assertThat(attempts.get()).isBetween(13, 22);
    }

    private TestSource exchangeFor(TestSource source) {
        keeper.stop();
        keeper = keeper(patience -> Optional.of(source));
        return source;
    }

    @Test
    void aRoomThatComesWhileNothingIsFoundIsNotMissed() {
        keeper.stop();
        AtomicInteger attempts = new AtomicInteger();
        keeper = keeper(patience -> {
            if (attempts.incrementAndGet() == 1) {
                keeper.retry();
                return Optional.empty();
            }
            return Optional.of(new TestSource());
        });
        time.advance(Duration.ofSeconds(1));
        assertThat(registered).hasSize(1);
    }

    @Test
    void anOpeningThatFailsInAnUnexpectedWayIsSaidAndTriedAgain() {
        keeper.stop();
        AtomicInteger attempts = new AtomicInteger();
        keeper = keeper(patience -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("on purpose");
            }
            return Optional.of(new TestSource());
        });
        time.advance(Duration.ofMillis(100));
        assertThat(keeper.health().status()).isEqualTo(Status.DOWN);

        time.advance(Duration.ofSeconds(2));
        assertThat(attempts).hasValue(2);
        assertThat(registered).hasSize(1);
    }

    @Test
    void aLensThatIsExchangedAgainAndAgainLeavesOneCamera() {
        plug();
        for (int i = 0; i < 50; i++) {
            time.advance(Duration.ofMillis(130));
            port.unplug(lens);
            plug();
            keeper.unplugged();
        }
        time.advance(Duration.ofSeconds(1));
        assertThat(registered).hasSize(1);

        int before = lens.taken();
        time.advance(Duration.ofSeconds(1));
        assertThat(lens.taken() - before).as("pictures a second").isBetween(29, 31);
    }

    @Test
    void aMissingFileIsNamedWithoutItsFolder() {
        keeper.stop();
        keeper = keeper(patience -> Optional.of(Sources.file(Path.of("/no/such/place/dog.mp4"))));
        time.advance(Duration.ofSeconds(1));

        assertThat(keeper.health().status()).isEqualTo(Status.DOWN);
        assertThat(keeper.health().detail()).contains("dog.mp4").doesNotContain("/no/such");
    }

    private void plug() {
        port.plug(lens);
        keeper.retry();
    }

    private CameraKeeper keeper(Port into) {
        return keeper(into, time);
    }

    private CameraKeeper keeper(Port into, Timebase timebase) {
        return new CameraKeeper(
                new CameraRole("front", true, true),
                into,
                Duration.ofSeconds(10),
                timebase,
                Clock.systemUTC(),
                new Random(1),
                camera -> {
                    registered.add(camera);
                    return () -> registered.remove(camera);
                });
    }
}
