package org.lepetpal.detector.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.testkit.Fake;
import org.lepetpal.testkit.TestFrame;
import org.lepetpal.testkit.TestSettings;
import org.lepetpal.timebase.SteppedTimebase;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;

class ColorKeeperTest {
    @TempDir
    private Path home;

    private final SteppedTimebase time = new SteppedTimebase();
    private final List<Detector> registered = new ArrayList<>();
    private final List<Dictionary<?, ?>> properties = new ArrayList<>();

    private final Bundle bundle = Fake.of(Bundle.class, Map.of("getVersion", _ -> new Version("1.2.3")));
    private final BundleContext context = Fake.of(
            BundleContext.class,
            Map.of("getBundle", _ -> bundle, "getProperty", _ -> home.toString(), "registerService", arguments -> {
                registered.add((Detector) arguments[1]);
                properties.add((Dictionary<?, ?>) arguments[2]);
                return Fake.of(ServiceRegistration.class, Map.of("unregister", _ -> registered.remove(arguments[1])));
            }));

    @Test
    void registersOnceItIsWarmAndNotBefore() {
        ColorKeeper keeper = new ColorKeeper(context, time, TestSettings.of(Config.class));
        assertThat(registered).isEmpty();
        assertThat(keeper.health().status()).isEqualTo(Status.STARTING);

        time.advance(Duration.ZERO);

        assertThat(registered).hasSize(1);
        assertThat(properties.getFirst().get(ServiceKeys.NAME)).isEqualTo("color");
        assertThat(properties.getFirst().get(ServiceKeys.VERSION)).isEqualTo("1.2.3");
        assertThat(keeper.health().component()).isEqualTo("detector");
        assertThat(keeper.health().status()).isEqualTo(Status.OK);
        assertThat(keeper.health().detail()).contains("ball, bowl, dog, treat");
        keeper.stop();
    }

    @Test
    void withdrawsAndThenCloses() {
        ColorKeeper keeper = new ColorKeeper(context, time, TestSettings.of(Config.class));
        time.advance(Duration.ZERO);
        Detector detector = registered.getFirst();

        keeper.stop();

        assertThat(registered).isEmpty();
        try (TestFrame frame = new TestFrame(64, 64, 1, 1)) {
            assertThatThrownBy(() -> detector.detect(frame)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void stoppedBeforeItWasWarmItNeverRegisters() {
        new ColorKeeper(context, time, TestSettings.of(Config.class)).stop();
        time.advance(Duration.ofSeconds(1));
        assertThat(registered).isEmpty();
    }

    @Test
    void aWrongSettingKeepsItOutAndIsNamed() {
        ColorKeeper keeper =
                new ColorKeeper(context, time, TestSettings.of(Config.class, Map.of("color_classes", "ball:red")));
        time.advance(Duration.ofSeconds(1));
        assertThat(registered).isEmpty();
        assertThat(keeper.health().status()).isEqualTo(Status.DOWN);
        assertThat(keeper.health().detail()).contains("COLOR_CLASSES").contains("ball:red");
        keeper.stop();
    }

    @Test
    void whatIsLearnedTakesTheSettingsPlaceAtOnceAndAfterARestart() throws IOException {
        ColorKeeper keeper = new ColorKeeper(context, time, TestSettings.of(Config.class));
        time.advance(Duration.ZERO);
        Detector detector = registered.getFirst();
        assertThat(looks(detector)).isEmpty();

        keeper.learned(ColorClassLine.parse("ball:170-190,50,20,60,95,1.3"));

        assertThat(registered).as("the same things: nobody notices").containsExactly(detector);
        assertThat(looks(detector)).containsExactly("ball");
        keeper.stop();
        ColorKeeper restarted = new ColorKeeper(context, time, TestSettings.of(Config.class));
        time.advance(Duration.ZERO);
        assertThat(looks(registered.getFirst())).containsExactly("ball");
        assertThat(restarted.forget("ball")).isTrue();
        assertThat(restarted.forget("ball")).isFalse();
        assertThat(looks(registered.getFirst())).isEmpty();
        restarted.stop();
    }

    @Test
    void aNewThingMakesANewDetector() throws IOException {
        ColorKeeper keeper = new ColorKeeper(context, time, TestSettings.of(Config.class));
        time.advance(Duration.ZERO);
        Detector before = registered.getFirst();

        keeper.learned(ColorClassLine.parse("cup:170-190,50,20,60,95,1.3"));

        assertThat(registered).hasSize(1).doesNotContain(before);
        assertThat(registered.getFirst().classes()).contains("cup", "ball");
        keeper.stop();
    }

    /** At a cyan square. */
    private static List<String> looks(Detector detector) {
        byte[] bgr = new byte[160 * 120 * 3];
        for (int i = 0; i < 30 * 30; i++) {
            int at = 3 * ((40 + i / 30) * 160 + 60 + i % 30);
            bgr[at] = (byte) 220;
            bgr[at + 1] = (byte) 220;
        }
        try (TestFrame frame = new TestFrame(160, 120, 1, 1, bgr)) {
            return detector.detect(frame).stream().map(Detection::label).toList();
        }
    }
}
