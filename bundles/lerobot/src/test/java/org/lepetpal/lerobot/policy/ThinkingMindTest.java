package org.lepetpal.lerobot.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.lerobot.model.Halt;
import org.lepetpal.testkit.Fake;
import org.lepetpal.timebase.SteppedTimebase;

/** What becomes of a run whose brain does not do what it should. */
final class ThinkingMindTest {
    private static final Conduct CONDUCT =
            new Conduct(30, 0.5, Merge.LATEST_ONLY, 1, Duration.ofSeconds(30), Duration.ofSeconds(3));

    private static final Answer.Chunk CHUNK = new Answer.Chunk(List.of(), List.of());

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

    /** At full size a thought takes 8 s, and a command is given 20. */
    @Test
    void whatIsQueuedForARunThatEndedIsNotThought() {
        List<String> thought = new ArrayList<>();
        Mind mind = mind(arguments -> {
            thought.add(((Look) arguments[0]).prompt());
            return CHUNK;
        });
        Thought ended = mind.think(look("ended")).orElseThrow();
        Thought wanted = mind.think(look("wanted")).orElseThrow();
        ended.drop();
        time.advance(Duration.ofMillis(1));
        assertThat(thought).containsExactly("wanted");
        assertThat(ended.outcome()).isEmpty();
        assertThat(wanted.outcome().orElseThrow().answer()).isEqualTo(CHUNK);
    }

    @Test
    void theOneUnderWayIsToldToEnd() {
        List<Thought> under = new ArrayList<>();
        Mind mind = mind(arguments -> {
            under.getFirst().drop();
            return ((Halt) arguments[2]).called() ? CHUNK : null;
        });
        under.add(mind.think(look("wave")).orElseThrow());
        time.advance(Duration.ofMillis(1));
        assertThat(under.getFirst().outcome().orElseThrow().answer()).isEqualTo(CHUNK);
    }

    @Test
    void aMindThatIsClosedThinksNoMore() {
        ThinkingMind mind = mind(_ -> CHUNK);
        Thought waiting = mind.think(look("wave")).orElseThrow();
        mind.close();
        time.advance(Duration.ofMillis(1));
        assertThat(waiting.outcome()).isEmpty();
        assertThat(mind.think(look("wave"))).isEmpty();
    }

    /** How it does on a slow machine shows on any. */
    @Test
    void aThoughtTakesAsLongAsItIsMadeTo() {
        Mind mind = mind(_ -> CHUNK, Duration.ofMillis(200));
        Thought thought = mind.think(look("wave")).orElseThrow();
        time.advance(Duration.ofMillis(199));
        assertThat(thought.outcome()).isEmpty();
        time.advance(Duration.ofMillis(1));
        assertThat(thought.outcome().orElseThrow().answer()).isEqualTo(CHUNK);
        assertThat(thought.outcome().orElseThrow().took()).isEqualTo(Duration.ofMillis(200));
    }

    private static Look look(String prompt) {
        return new Look(List.of(), new float[6], prompt, 1, Optional.empty());
    }

    private ThinkingMind mind(Fake.Answer think) {
        return mind(think, Duration.ZERO);
    }

    private ThinkingMind mind(Fake.Answer think, Duration least) {
        Brain brain = Fake.of(Brain.class, Map.of("think", think));
        return new ThinkingMind(brain, 0, least, time, time.worker("inference", 4));
    }

    private LearnedRun run(Fake.Answer think) {
        Mind mind = mind(think);
        Eyesight eyesight = new Eyesight(List.of("front"), new TestRobot(), UnitMode.DEGREES);
        return new LearnedRun("wave", eyesight, mind, CONDUCT, () -> false);
    }
}
