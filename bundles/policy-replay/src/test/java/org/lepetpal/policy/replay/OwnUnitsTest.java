package org.lepetpal.policy.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.policy.replay.dataset.BadDatasetException;
import org.lepetpal.testkit.Fake;
import org.lepetpal.testkit.FakeSafetyKernel;
import org.lepetpal.testkit.SharedData;
import org.lepetpal.timebase.SteppedTimebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** In which units a recording is played. */
final class OwnUnitsTest {
    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();
    private final List<Policy> registered = new ArrayList<>();
    private final BundleContext context = Fake.of(BundleContext.class, Map.of("registerService", arguments -> {
        registered.add((Policy) arguments[1]);
        return Fake.of(ServiceRegistration.class, Map.of("unregister", _ -> registered.remove(arguments[1])));
    }));

    @Test
    void travelWithTheRecording() throws IOException {
        sample();
        assertThat(played().state().detail()).contains(" in degrees,");
        write("{\"license\": \"mit\", \"policy\": {\"units\": \"range\"}}");
        Player player = played();
        assertThat(player.state().status()).as(player.state().detail()).isEqualTo(Status.OK);
        assertThat(player.state().detail()).contains(" in −100…100,");
        assertThat(registered).hasSize(2);
        assertThat(registered.getLast().description().units()).isEqualTo(UnitMode.RANGE_M100_100);
    }

    @Test
    void withoutASayTheSettingCounts() throws IOException {
        assertThat(OwnUnits.of(folder)).isEmpty();
        for (String silent : List.of(
                "{\"name\": \"cube\"}", "{\"policy\": {}}", "{\"policy\": null}", "{\"policy\": {\"units\": null}}")) {
            write(silent);
            assertThat(OwnUnits.of(folder)).as(silent).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"policy\": {\"units\": \"radians\"}} | model.json, policy: 'units' = 'radians'; allowed are degrees, range",
                "{\"policy\": {\"unit\": \"range\"}} | model.json, policy: [unit] is not known, but [units]",
                "{\"policy\": 3} | model.json: 'policy' is no object",
                "{ | model.json is no JSON",
            })
    void whatCannotBeMeantIsNamed(String json, String complaint) throws IOException {
        sample();
        write(json);
        assertThatThrownBy(() -> OwnUnits.of(folder))
                .isInstanceOf(BadDatasetException.class)
                .hasMessageStartingWith(complaint);
        Player player = played();
        assertThat(player.state().status()).isEqualTo(Status.DOWN);
        assertThat(player.state().detail()).startsWith("test: " + complaint);
        assertThat(registered).isEmpty();
    }

    private Player played() {
        Script script = new Script("test", folder, 0, UnitMode.DEGREES, "replay", "1", Optional.empty(), -1);
        Player player = new Player(context, time, script);
        player.come(new FakeSafetyKernel(time));
        time.advance(Duration.ofSeconds(3));
        return player;
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve(OwnUnits.FILE), json);
    }

    private void sample() throws IOException {
        Path sample = SharedData.path("so101/lerobot_v3_sample");
        try (Stream<Path> all = Files.walk(sample)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(sample.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }
}
