package org.lepetpal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.SideCamera;
import org.lepetpal.timebase.SteppedTimebase;

/** A camera with a loose plug, for an hour. */
class PulledCameraTest {
    private static final int PULLS = 50;

    private final SteppedTimebase time = new SteppedTimebase();
    private final List<SideCamera> registered = new ArrayList<>();
    private final Set<TestSource> opened = new HashSet<>();
    private Optional<TestSource> plugged = Optional.of(new TestSource());

    @Test
    void itComesBackFiftyTimesWithoutTakingMoreMemoryAndWithoutLosingAFrame() {
        CameraKeeper keeper = new CameraKeeper(
                new CameraRole("front", true, false),
                patience -> {
                    TestSource source = plugged.orElseThrow(() -> new IOException("test camera is not plugged in"));
                    opened.add(source);
                    return Optional.of(source);
                },
                Duration.ofSeconds(10),
                time,
                Clock.systemUTC(),
                new Random(5),
                camera -> {
                    registered.add(camera);
                    return () -> registered.remove(camera);
                });
        time.advance(Duration.ofSeconds(3));
        long memory = directMemory();
        for (int pull = 0; pull < PULLS; pull++) {
            // somebody who stalls, and lets go only when the camera is long gone
            Frame held = registered.getFirst().latest().orElseThrow();
            pull();
            time.advance(Duration.ofSeconds(5 + pull % 20));
            assertThat(registered).isEmpty();
            assertThat(keeper.health().status()).isEqualTo(Status.DOWN);
            assertThat(keeper.health().detail()).isEqualTo("test camera is not plugged in");
            held.close();

            plugged = Optional.of(new TestSource());
            time.advance(Duration.ofSeconds(14));
            assertThat(registered).hasSize(1);
            assertThat(keeper.health().status()).isEqualTo(Status.OK);
        }
        assertThat(directMemory()).as("native memory of pictures").isLessThanOrEqualTo(memory + 16 * 200);
        assertThat(opened).hasSize(PULLS + 1);
        keeper.stop();
        assertThat(opened).allSatisfy(source -> assertThat(source.closed).isEqualTo(1));
    }

    private void pull() {
        plugged.orElseThrow().pulled = true;
        plugged = Optional.empty();
    }

    private static long directMemory() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
