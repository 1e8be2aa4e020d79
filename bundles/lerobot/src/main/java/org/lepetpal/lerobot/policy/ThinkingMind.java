package org.lepetpal.lerobot.policy;

import ai.onnxruntime.OrtException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A brain at work: one thought after another on its worker. */
final class ThinkingMind implements Mind {
    private static final Logger LOG = LoggerFactory.getLogger(ThinkingMind.class);

    private final Brain brain;
    private final int masked;
    private final Timebase.Worker worker;

    /** @param masked how many cameras that are not there are stood in for */
    ThinkingMind(Brain brain, int masked, Timebase.Worker worker) {
        this.brain = brain;
        this.masked = masked;
        this.worker = worker;
    }

    @Override
    public boolean think(Look look, Consumer<Answer> whenDone) {
        try {
            worker.execute(() -> answer(look, whenDone));
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("busy", e);
            return false;
        }
    }

    private void answer(Look look, Consumer<Answer> whenDone) {
        Answer answer;
        try {
            answer = brain.think(look, masked);
        } catch (OrtException | RuntimeException | Error e) {
            // An Error too, such as a lack of memory: whoever waits for an answer would wait for ever.
            LOG.warn("the policy failed to think", e);
            answer = new Answer.Failure("the model failed: " + e.getClass().getSimpleName());
        }
        whenDone.accept(answer);
    }
}
