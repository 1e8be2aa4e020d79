package org.lepetpal.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.files.RobotHome;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.testkit.Fake;
import org.lepetpal.timebase.SteppedTimebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class SetupKeeperTest {
    @TempDir
    private Path home;

    private final SteppedTimebase time = new SteppedTimebase();
    private final List<Object> services = new ArrayList<>();
    private SetupKeeper keeper;

    @BeforeEach
    void start() {
        keeper = new SetupKeeper(
                Fake.of(
                        BundleContext.class,
                        Map.of(
                                "getProperty",
                                asked -> asked[0].equals(RobotHome.PROPERTY) ? home.toString() : null,
                                "registerService",
                                arguments -> {
                                    services.add(arguments[1]);
                                    return Fake.of(
                                            ServiceRegistration.class,
                                            Map.of("unregister", _ -> services.remove(arguments[1])));
                                })),
                time);
    }

    @AfterEach
    void stop() {
        keeper.stop();
        assertThat(services).isEmpty();
    }

    @Test
    void aSideCameraIsTaughtToo() throws IOException {
        keeper.addSide(camera("top"));

        assertThat(setups().teach("top", List.of(), List.of()).camera()).isEqualTo("top");
    }

    @Test
    void whatIsDoubtedOfASideCameraIsNotSaidOfTheRobotsOwn() throws IOException {
        FakeCamera top = camera("top");
        keeper.addSide(top);
        FakeCamera front = camera("front");
        keeper.addCamera(front);
        setups().teach("top", List.of(), List.of());
        setups().teach("front", List.of(), List.of());

        move(top);
        keeper.removeSide(top);
        keeper.addSide(top);
        time.advance(Duration.ofMillis(10));

        assertThat(doubted()).containsExactly("camera-top");

        move(front);
        keeper.removeCamera(front);
        keeper.addCamera(front);
        time.advance(Duration.ofMillis(10));

        assertThat(doubted()).containsExactlyInAnyOrder("camera-top", "camera");

        setups().confirm("top");

        assertThat(doubted()).containsExactly("camera");
    }

    private static FakeCamera camera(String name) {
        return new FakeCamera(name, "USB camera 0", Painting.usual());
    }

    private static void move(FakeCamera camera) {
        camera.show(Painting.usual().shifted(12));
    }

    private CameraSetups setups() {
        return (CameraSetups) services.getFirst();
    }

    private List<String> doubted() {
        return services.stream()
                .filter(HealthSource.class::isInstance)
                .map(source -> ((HealthSource) source).health())
                .filter(health -> health.status() == Status.DEGRADED)
                .map(ComponentHealth::component)
                .filter(component -> !component.equals("calibration"))
                .toList();
    }
}
