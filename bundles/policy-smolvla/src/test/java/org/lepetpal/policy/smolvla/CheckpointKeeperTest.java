package org.lepetpal.policy.smolvla;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.testkit.SharedData;
import org.lepetpal.timebase.SteppedTimebase;

final class CheckpointKeeperTest {
    private final SteppedTimebase time = new SteppedTimebase();

    @Test
    void isAbsentWithoutACheckpoint() {
        assertThat(read("").status()).isEqualTo(Status.ABSENT);
    }

    @Test
    void saysWhatTheCheckpointIs() {
        ComponentHealth health = read(SharedData.path("smolvla/tiny64").toString());
        assertThat(health.status()).isEqualTo(Status.DEGRADED);
        assertThat(health.detail())
                .startsWith("smolvla checkpoint, 0.9 million parameters, cameras [camera1, camera2], state 6,"
                        + " actions 50 × 6");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(read("/no/such/folder"))
                .isEqualTo(ComponentHealth.of(
                        "policy-smolvla", Status.DOWN, "MODEL_PATH = folder: there is no such folder"));
        assertThat(read("a\0b").detail()).startsWith("MODEL_PATH = 'a\0b' is no path");
    }

    private ComponentHealth read(String path) {
        CheckpointKeeper keeper = new CheckpointKeeper(time, new Given(path));
        time.advance(Duration.ofMillis(1));
        keeper.stop();
        return keeper.health();
    }

    private record Given(String model_path) implements Settings.Config {
        @Override
        public Class<? extends Annotation> annotationType() {
            return Settings.Config.class;
        }
    }
}
