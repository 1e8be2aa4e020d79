package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Station;

/** Whom a withdrawal waits for where somebody uses a slot over and over. */
class StationTest {
    @TempDir
    private Path folder;

    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private final Leases leases =
            new HesitantLeases(() -> meanwhile.getAndSet(() -> {}).run());
    private TestBoard rig;
    private LiveSlot<String> slot;
    private Station<String> station;
    private Tenant<String> first;

    @BeforeEach
    void fill() {
        rig = new TestBoard(folder);
        slot = rig.words(SlotName.VOICE);
        first = rig.tenant(SlotName.VOICE, "first", 5, "first", leases);
        slot.come(first);
        station = slot.station();
    }

    @Test
    void whoIsWithdrawnMeanwhileIsNotUsed() {
        meanwhile.set(() -> slot.leave(first));
        assertThat(station.enter()).isEmpty();
        assertThat(leases.awaitBack(Duration.ZERO)).isTrue();
    }

    @Test
    void whoIsReplacedMeanwhileIsNotUsedButTheOther() {
        Tenant<String> second = rig.tenant(SlotName.VOICE, "second", "1.0.0", 9, false, "second");
        meanwhile.set(() -> slot.come(second));
        assertThat(station.enter()).contains("second");
        assertThat(leases.awaitBack(Duration.ZERO)).isTrue();
        station.leave();
    }

    @Test
    void theTurnThatIsUnderWayIsWaitedForAndNotTheNext() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread user = Thread.ofPlatform().start(() -> {
            station.enter();
            inside.countDown();
            await(go);
            station.leave();
            station.enter();
        });
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(leases.awaitBack(Duration.ZERO)).as("he is inside").isFalse();
        FutureTask<Boolean> back = new FutureTask<>(() -> leases.awaitBack(Duration.ofSeconds(10)));
        Thread waiting = Thread.ofPlatform().start(back);
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        go.countDown();
        assertThat(back.get(5, TimeUnit.SECONDS)).isTrue();
        user.join();
        assertThat(leases.awaitBack(Duration.ZERO)).as("he is in again").isFalse();
    }

    @Test
    void whoWithdrawsFromWithinHisOwnTurnWaitsForNobody() {
        assertThat(station.enter()).contains("first");
        assertThat(leases.awaitBack(Duration.ofSeconds(5))).isTrue();
        slot.leave(first);
        station.leave();
        assertThat(station.enter()).isEmpty();
    }

    @Test
    void nobodyWaitsForHimWhoTookTheTurnOfAnotherThreadBefore() throws InterruptedException {
        Thread other = Thread.ofPlatform().start(() -> {
            station.enter();
            station.leave();
        });
        other.join();
        station.enter();
        assertThat(leases.awaitBack(Duration.ofSeconds(5))).as("it is ours now").isTrue();
    }

    @Test
    void theSameServiceIsGivenAsTheSameObject() {
        Optional<String> before = station.enter();
        station.leave();
        assertThat(station.enter()).isSameAs(before);
    }

    @Test
    void whoClosesHisStationKeepsNoSeat() {
        AtomicInteger seats = new AtomicInteger();
        slot.come(rig.tenant(SlotName.VOICE, "counting", 9, "counting", new Leases() {
            @Override
            Seat seat() {
                seats.incrementAndGet();
                return super.seat();
            }

            @Override
            void remove(Seat seat) {
                seats.decrementAndGet();
                super.remove(seat);
            }
        }));
        for (int i = 0; i < 3; i++) {
            Station<String> other = slot.station();
            assertThat(other.enter()).contains("counting");
            other.close();
        }
        assertThat(seats).hasValue(0);
    }

    @Test
    void aLeaseBesideATurnCountsForItself() {
        station.enter();
        slot.take().orElseThrow().close();
        assertThat(onAnotherThread(() -> leases.awaitBack(Duration.ZERO))).isFalse();
        station.leave();
        assertThat(onAnotherThread(() -> leases.awaitBack(Duration.ZERO))).isTrue();
    }

    private static boolean onAnotherThread(Callable<Boolean> question) {
        FutureTask<Boolean> task = new FutureTask<>(question);
        Thread.ofPlatform().start(task);
        try {
            return task.get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
