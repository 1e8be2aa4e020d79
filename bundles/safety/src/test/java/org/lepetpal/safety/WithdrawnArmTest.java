package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.testkit.Fake;
import org.lepetpal.testkit.TestArms;

/** An arm whose withdrawal did not wait for the turn to its end: it throws at whatever it is told. */
class WithdrawnArmTest {
    private final Rig rig = new Rig();
    private boolean withdrawn;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void toHoldAndToHaltItDoNothing(boolean stopped) throws IOException {
        rig.switchboard.arm().clear();
        rig.switchboard
                .arm()
                .with(
                        "leaving",
                        Fake.of(
                                Arm.class,
                                Map.of(
                                        "description",
                                        _ -> TestArms.so101(),
                                        "read",
                                        _ -> TestArms.state(Rig.MIDDLE),
                                        "measuredNanos",
                                        _ -> rig.time.nanoTime(),
                                        "move",
                                        goal -> move(goal[0]))));
        rig.tick(Rig.MIDDLE);
        if (stopped) {
            rig.latch.stop(StopCategory.POWER_KEPT, "enough");
        }
        withdrawn = true;
        assertThatCode(rig.kernel::hold).doesNotThrowAnyException();
        assertThatCode(rig.kernel::halt).doesNotThrowAnyException();
    }

    private Object move(Object goal) {
        if (withdrawn) {
            throw new IllegalStateException("withdrawn");
        }
        return goal;
    }
}
