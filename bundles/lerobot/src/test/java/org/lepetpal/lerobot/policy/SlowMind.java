package org.lepetpal.lerobot.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lepetpal.api.time.Timebase;

/** Takes its time, then answers what a test wants. */
final class SlowMind implements Mind {
    final List<Look> looks = new ArrayList<>();
    private final Timebase.Worker worker;
    private final Duration latency;
    private final Function<Look, Answer> answer;

    SlowMind(Timebase time, Duration latency, Function<Look, Answer> answer) {
        this.worker = time.worker("slow-mind", 4);
        this.latency = latency;
        this.answer = answer;
    }

    @Override
    public Optional<Thought> think(Look look) {
        looks.add(look);
        Thought thought = new Thought();
        worker.after(latency, () -> thought.end(answer.apply(look), latency));
        return Optional.of(thought);
    }

    /** Fifty actions that lead the first joint on from where it is, by {@code step} degrees each. */
    static Answer onwards(Look look, double step) {
        List<float[]> actions = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            float[] action = look.state().clone();
            action[0] += (float) (step * i);
            actions.add(action);
        }
        return new Answer.Chunk(actions, actions);
    }
}
