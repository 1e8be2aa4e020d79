package org.lepetpal.lerobot.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.testkit.Fake;
import org.lepetpal.timebase.SteppedTimebase;

/** What becomes of a run whose brain does not do what it should. */
final class ThinkingMindTest {
    private static final Conduct CONDUCT =
            new Conduct(30, 0.5, Merge.LATEST_ONLY, 1, Duration.ofSeconds(30), Duration.ofSeconds(3));

    private final SteppedTimebase time = new SteppedTimebase();
    private final Follower follower = new Follower(time);

    @Test
    void whateverABrainThrowsIsAnAnswer() {
        for (Error failure : List.of(new InternalError("cut off"), new OutOfMemoryError("too much"))) {
            LearnedRun run = run(_ -> {
                throw failure;
            });
            assertThatThrownBy(() -> follower.follow(run, Duration.ofSeconds(1)))
                    .hasMessage("the model failed: " + failure.getClass().getSimpleName());
        }
    }

    private LearnedRun run(Fake.Answer think) {
        Brain brain = Fake.of(Brain.class, Map.of("think", think));
        Mind mind = new ThinkingMind(brain, 0, time.worker("inference", 4));
        Eyesight eyesight = new Eyesight(List.of("front"), new TestRobot(), UnitMode.DEGREES);
        return new LearnedRun("wave", eyesight, mind, CONDUCT, () -> false);
    }
}
