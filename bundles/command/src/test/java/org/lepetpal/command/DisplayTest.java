package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.telemetry.Activity;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.testkit.TestArms;

/** What other threads see of the loop. */
class DisplayTest {
    private static final int TICKS = 300_000;
    private static final Optional<ArmDescription> ARM = Optional.of(TestArms.so101());
    private static final Optional<JointAngles> TOLD = Optional.of(TestArms.HOME);

    private final Display display = new Display();

    @Test
    void beforeTheFirstTickNothingIsKnown() {
        assertThat(display.latest()).isEmpty();
        assertThat(display.body()).isEqualTo(Body.NONE);
    }

    @Test
    void aTickIsShownWithItsTimes() {
        Optional<ArmState> state = Optional.of(TestArms.state(TestArms.HOME));
        Optional<Verdict> verdict = Optional.of(new Verdict(TestArms.HOME, List.of()));
        display.knows(ARM, state, TOLD);
        display.did(verdict, Activity.PLAN, List.of(TestArms.READY_TO_THROW));
        display.tick(7, 70, 69);
        assertThat(display.latest())
                .contains(new ArmSample(
                        7,
                        70,
                        Optional.of(TestArms.reading(69, TestArms.HOME)),
                        verdict,
                        Activity.PLAN,
                        List.of(TestArms.READY_TO_THROW)));
        assertThat(display.body()).isEqualTo(new Body(ARM, Optional.of(TestArms.reading(69, TestArms.HOME)), TOLD));
    }

    @Test
    void ofAnArmThatRestsOnlyTheTimeIsAnother() {
        Optional<ArmState> state = Optional.of(TestArms.state(TestArms.HOME));
        display.knows(ARM, state, TOLD);
        display.did(Optional.empty(), Activity.IDLE, List.of());
        display.tick(7, 70, 69);
        display.knows(ARM, state, TOLD);
        display.did(Optional.empty(), Activity.IDLE, List.of());
        display.tick(8, 80, 79);
        assertThat(display.body().reading()).contains(TestArms.reading(79, TestArms.HOME));
        assertThat(display.latest().orElseThrow().tick()).isEqualTo(8);
        assertThat(display.latest().orElseThrow().nanos()).isEqualTo(80);
    }

    @Test
    void ofAnArmThatCountsAsLostNothingIsKnownThoughItWasMeasured() {
        display.knows(Optional.empty(), Optional.of(TestArms.state(TestArms.HOME)), Optional.empty());
        display.tick(7, 70, 69);
        assertThat(display.body()).isEqualTo(Body.NONE);
        assertThat(display.latest().orElseThrow().reading()).contains(TestArms.reading(69, TestArms.HOME));
    }

    /** One thread writes ticks whose number is in everything they say, another looks all the while. */
    @Test
    void nothingIsOlderThanItSays() throws Exception {
        FutureTask<Void> loop = new FutureTask<>(this::tickOnAndOn, null);
        Thread.ofPlatform().start(loop);
        while (!loop.isDone()) {
            display.latest().ifPresent(sample -> {
                assertThat(sample.nanos()).isGreaterThanOrEqualTo(sample.tick());
                assertThat(sample.reading().orElseThrow().nanos()).isGreaterThanOrEqualTo(sample.nanos());
                assertThat(sample.reading().orElseThrow().positions().get(0))
                        .isGreaterThanOrEqualTo(sample.reading().orElseThrow().nanos());
                assertThat(Long.parseLong(sample.activity().why())).isGreaterThanOrEqualTo(sample.tick());
            });
            display.body().reading().ifPresent(reading -> assertThat(
                            reading.positions().get(0))
                    .isGreaterThanOrEqualTo(reading.nanos()));
        }
        loop.get(10, TimeUnit.SECONDS);
    }

    private void tickOnAndOn() {
        for (int i = 1; i <= TICKS; i++) {
            JointAngles there = TestArms.HOME.with(0, i);
            display.knows(ARM, Optional.of(TestArms.state(there)), Optional.of(there));
            display.did(Optional.empty(), Activity.holding(Integer.toString(i)), List.of());
            display.tick(i, i, i);
        }
    }
}
