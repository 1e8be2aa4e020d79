package org.lepetpal.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lepetpal.simulation.world.World;

class LiveWorldTest {
    private final LiveWorld world = new LiveWorld(1, () -> Duration.ofSeconds(5).toNanos());

    @Test
    void advancesByWholeStepsAndKeepsTheRest() {
        world.advanceTo(Duration.ofSeconds(5).plusNanos(2_600_000).toNanos());
        assertThat(steps()).isEqualTo(2);
        world.advanceTo(Duration.ofSeconds(5).plusNanos(5_100_000).toNanos());
        assertThat(steps()).isEqualTo(5);
    }

    @Test
    void letsLostTimeGoInsteadOfHoldingEveryoneUp() {
        world.advanceTo(Duration.ofSeconds(65).toNanos());
        assertThat(steps()).isEqualTo(50);
        world.advanceTo(Duration.ofSeconds(65).plusMillis(1).toNanos());
        assertThat(steps()).isEqualTo(51);
    }

    @Test
    void standsStillWhileNobodyLooksAtIt() {
        long now = Duration.ofSeconds(5).toNanos();
        for (int i = 0; i < 1_000; i++) {
            now += Duration.ofMillis(50).toNanos();
            world.advanceTo(now);
        }
        long stood = steps();
        assertThat(stood).as("of fifty seconds").isEqualTo(10_000);

        world.advanceTo(now + Duration.ofMillis(50).toNanos());
        assertThat(steps()).as("it was looked at").isEqualTo(stood + 50);
    }

    @Test
    void aPulseThatNoServoUnderstandsIsRefused() {
        ChuteLine line = new ChuteLine(world);
        assertThatThrownBy(() -> line.pulse(499)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line.pulse(2501)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settingsNameTheVariableTheValueAndWhatIsAllowed() {
        assertThatThrownBy(() -> new Settings(1, 0)).hasMessage("SIM_CAMERA_FPS = 0 is not in 1…60");
        assertThatThrownBy(() -> new Settings(-1, 30)).hasMessage("SIM_SEED = -1 is not 0 or more");
    }

    private long steps() {
        return world.ask(World::steps);
    }
}
