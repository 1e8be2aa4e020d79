package org.lepetpal.detector.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.testkit.TestFrame;
import org.lepetpal.timebase.SteppedTimebase;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;

class ColorKeeperTest {
    private final SteppedTimebase time = new SteppedTimebase();
    private final List<Detector> registered = new ArrayList<>();
    private final List<Dictionary<?, ?>> properties = new ArrayList<>();

    private final Bundle bundle = fake(Bundle.class, Map.of("getVersion", _ -> new Version("1.2.3")));
    private final BundleContext context =
            fake(BundleContext.class, Map.of("getBundle", _ -> bundle, "registerService", arguments -> {
                registered.add((Detector) arguments[1]);
                properties.add((Dictionary<?, ?>) arguments[2]);
                return fake(ServiceRegistration.class, Map.of("unregister", _ -> registered.removeLast()));
            }));

    @Test
    void registersOnceItIsWarmAndNotBefore() {
        ColorKeeper keeper = new ColorKeeper(context, time, TestConfig.defaults());
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
        ColorKeeper keeper = new ColorKeeper(context, time, TestConfig.defaults());
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
        new ColorKeeper(context, time, TestConfig.defaults()).stop();
        time.advance(Duration.ofSeconds(1));
        assertThat(registered).isEmpty();
    }

    @Test
    void aWrongSettingKeepsItOutAndIsNamed() {
        ColorKeeper keeper = new ColorKeeper(context, time, TestConfig.classes("ball:red"));
        time.advance(Duration.ofSeconds(1));
        assertThat(registered).isEmpty();
        assertThat(keeper.health().status()).isEqualTo(Status.DOWN);
        assertThat(keeper.health().detail()).contains("COLOR_CLASSES").contains("ball:red");
        keeper.stop();
    }

    private interface Answer {
        Object to(Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Map<String, Answer> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (!answers.containsKey(method.getName())) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return answers.get(method.getName()).to(arguments);
                }));
    }
}
