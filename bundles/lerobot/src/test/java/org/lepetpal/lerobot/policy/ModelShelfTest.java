package org.lepetpal.lerobot.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.api.model.ModelKeys;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.checkpoint.Tailoring;
import org.lepetpal.timebase.SteppedTimebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationException;

/** When models in folders are loaded. */
final class ModelShelfTest {
    private static final Conduct CONDUCT =
            new Conduct(30, 0.5, Merge.LATEST_ONLY, 0, Duration.ofSeconds(10), Duration.ZERO);
    private static final Setup SETUP = new Setup("TEST", Map.of(), Optional.of(UnitMode.DEGREES), List.of(), CONDUCT);

    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();
    private final Counting loader = new Counting();
    private final ModelShelf shelf = new ModelShelf("policy-test", context(), time, new TestRobot());

    /** Says no, and how often it was asked. */
    private static final class Counting implements Loader {
        private int asked;
        private Optional<IOException> failure = Optional.of(new IOException("model.safetensors is missing"));
        private int warmed;
        private boolean closed;

        @Override
        public String type() {
            return "act";
        }

        @Override
        public Brain load(Path checkpoint, Tailoring tailoring) throws IOException {
            asked++;
            if (failure.isPresent()) {
                throw failure.get();
            }
            Safetensors weights = weights(checkpoint);
            return fake(Brain.class, (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "warmUp" -> warm();
                    case "close" -> closed = true;
                    case "weights" -> {
                        return weights;
                    }
                    default -> throw new AssertionError(method);
                }
                return null;
            });
        }

        /** None at all. */
        private static Safetensors weights(Path checkpoint) throws IOException {
            byte[] nothing = {2, 0, 0, 0, 0, 0, 0, 0, '{', '}'};
            return Safetensors.open(Files.write(checkpoint.resolve("model.safetensors"), nothing));
        }

        private void warm() throws OrtException {
            if (++warmed == 3) {
                throw new OrtException("tired");
            }
        }
    }

    @BeforeEach
    void drop() throws IOException, ConfigurationException {
        write("{\"type\": \"act\"}");
        shelf.setUp(new Wish(Optional.empty(), loader, SETUP));
        shelf.updated("test~dogs@1", order("first"));
        time.advance(Duration.ofSeconds(3));
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void aFolderThatIsBeingWrittenToIsLoadedOnlyWhenItsOrderSaysSo() throws Exception {
        assertThat(loader.asked).isOne();
        write("{\"type\": \"act\", \"chunk_size\": 100}");
        time.advance(Duration.ofSeconds(10));
        assertThat(loader.asked).as("its weights may be the old ones still").isOne();

        shelf.updated("test~dogs@1", order("second"));
        time.advance(Duration.ofSeconds(3));
        assertThat(loader.asked).isEqualTo(2);
    }

    @Test
    void whereTheFilesLieIsNotTold() {
        Path secret = folder.resolve("model.safetensors");
        loader.failure = Optional.of(new AccessDeniedException(secret.toString()));
        assertThatThrownBy(() -> Loading.of(dogs(), loader).load(time, SETUP))
                .hasMessageContaining("models/policy/dogs/1 has files that cannot be read")
                .hasMessageNotContaining(folder.toString());
    }

    @Test
    void itIsWarmedUpAsOftenAsItWishesAndLetGoOfWhereThatFails() throws IOException {
        Files.writeString(folder.resolve(OwnWays.FILE), "{\"policy\": {\"warm_up\": 5}}");
        loader.failure = Optional.empty();
        assertThatThrownBy(() -> Loading.of(dogs(), loader).load(time, SETUP))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("cannot be loaded");
        assertThat(loader.warmed).as("it fails in the third").isEqualTo(3);
        assertThat(loader.closed).isTrue();
    }

    private Source dogs() {
        return Source.model(folder, new Source.Identity("dogs", "1", "models/policy/dogs/1"), -1);
    }

    private void write(String config) throws IOException {
        Files.writeString(folder.resolve("config.json"), config);
    }

    private Dictionary<String, Object> order(String checksum) {
        return new Hashtable<>(Map.of(
                ModelKeys.PATH, folder.toString(),
                ModelKeys.CHECKSUM, checksum,
                ServiceKeys.NAME, "dogs",
                ServiceKeys.VERSION, "1",
                ServiceKeys.ORIGIN, "models/policy/dogs/1"));
    }

    private static BundleContext context() {
        ServiceRegistration<?> registration = fake(ServiceRegistration.class, (proxy, method, arguments) -> "");
        return fake(BundleContext.class, (proxy, method, arguments) -> registration);
    }

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
