package org.lepetpal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts of the robot, one after the other, on the same disk. */
class ConfigurationsTest {
    private static final String PID = "org.lepetpal.camera";

    @TempDir
    Path folder;

    private final FakeConfigurationAdmin admin = new FakeConfigurationAdmin();
    private Group group;

    @BeforeEach
    void readGroup() throws IOException {
        group = Metatypes.camera();
    }

    @Test
    void defaultsMakeAConfigurationOfTheirOwn() throws IOException {
        start(Map.of());

        assertThat(admin.of(PID))
                .containsEntry("camera", "sim")
                .containsEntry("rate.hz", 30)
                .containsEntry("gain", 1.0)
                .containsEntry("mirror", false)
                .containsEntry("note", "none")
                .containsEntry("origins", new String[] {"http://a,b", "http://c"});
    }

    @Test
    void theEnvironmentOverridesAndIsForgottenWithoutIt() throws IOException {
        start(Map.of("RATE_HZ", "10"));
        assertThat(admin.of(PID)).containsEntry("rate.hz", 10).containsEntry("camera", "sim");

        start(Map.of());
        assertThat(admin.of(PID)).containsEntry("rate.hz", 30);
    }

    @Test
    void whatAPersonEditedStays() throws IOException {
        start(Map.of("RATE_HZ", "10"));
        admin.edit(PID, "camera", "0");
        admin.edit(PID, "rate.hz", 20);

        start(Map.of());
        start(Map.of());

        assertThat(admin.of(PID)).containsEntry("camera", "0").containsEntry("rate.hz", 20);
    }

    @Test
    void theEnvironmentWinsOverAnEditAndSaysSo() throws IOException {
        start(Map.of());
        admin.edit(PID, "camera", "0");

        Plan plan = start(Map.of("CAMERA", "1"));

        assertThat(admin.of(PID)).containsEntry("camera", "1");
        assertThat(plan.overruled()).containsExactly("CAMERA");
        assertThat(start(Map.of("CAMERA", "1")).overruled()).isEmpty();
    }

    @Test
    void aWrongValueTakesTheConfigurationAway() throws IOException {
        start(Map.of());

        Plan plan = start(Map.of("RATE_HZ", "900", "MODE", "slow"));

        assertThat(admin.has(PID)).isFalse();
        assertThat(plan.problems())
                .containsExactly(
                        "RATE_HZ=900 is not allowed: it must be a whole number from 1 to 60 (the environment)",
                        "MODE=slow is not allowed: it must be one of fast, good (the environment)");
        start(Map.of("RATE_HZ", "9"));
        assertThat(admin.of(PID)).containsEntry("rate.hz", 9);
    }

    @Test
    void anEditOfATypeThatNoLongerFitsGivesWayToTheDefault() throws IOException {
        start(Map.of());
        admin.edit(PID, "rate.hz", "twenty");

        start(Map.of());

        assertThat(admin.of(PID)).containsEntry("rate.hz", 30);
    }

    @Test
    void secretsAreNeitherLoggedNorRemembered() throws IOException {
        Plan plan = start(Map.of("API_TOKEN", "hunter2"));

        assertThat(plan.given()).containsExactly("API_TOKEN=*** from the environment");
        assertThat(marksFile()).content().doesNotContain("hunter2");
    }

    private Plan start(Map<String, String> environment) throws IOException {
        Configurations configurations = new Configurations(admin.service(), new Applied(marksFile()));
        return configurations.apply(group, new Sources(environment, EnvFile.of(List.of())));
    }

    private Path marksFile() {
        return folder.resolve("settings").resolve("applied.properties");
    }
}
