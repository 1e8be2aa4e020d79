package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** No robot outlives the tests. */
public class LeashIT {
    @Test
    public void aProcessEndsWithTheTestsAndNotBefore() throws Exception {
        Process robot = new ProcessBuilder("sleep", "600").start();
        try (Leash leash = Leash.on(robot)) {
            assertThat(robot.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();

            leash.snap();

            assertThat(robot.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            robot.destroyForcibly();
        }
    }

    @Test
    public void oneThatWasLetGoLivesOn() throws Exception {
        Process robot = new ProcessBuilder("sleep", "600").start();
        try {
            Leash leash = Leash.on(robot);
            leash.close();
            leash.snap();

            assertThat(robot.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            robot.destroyForcibly();
        }
    }
}
