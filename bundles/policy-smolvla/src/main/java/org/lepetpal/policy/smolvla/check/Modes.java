package org.lepetpal.policy.smolvla.check;

import ai.onnxruntime.OrtException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.lepetpal.lerobot.check.Sheet;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.Trace;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.model.Mode;
import org.lepetpal.policy.smolvla.model.Scene;
import org.lepetpal.policy.smolvla.model.SmolVlaModel;
import org.lepetpal.policy.smolvla.model.Tokenizer;
import org.lepetpal.policy.smolvla.model.Trials;

/** Says of each mode how far it is from single precision, and from golden cases, and how long a chunk takes in it. */
final class Modes {
    private static final int TRIALS = 3;

    private final Checkpoint checkpoint;
    private final Tokenizer tokenizer;
    private final GoldenCases golden;
    private final Sheet sheet;

    /** @param golden there may be none */
    Modes(Checkpoint checkpoint, Tokenizer tokenizer, GoldenCases golden, Sheet sheet) {
        this.checkpoint = checkpoint;
        this.tokenizer = tokenizer;
        this.golden = golden;
        this.sheet = sheet;
    }

    /** Loads one after the other. Keeps none of them: the robot's own cache is for what the robot computes. */
    void compare(Engine engine) throws OrtException {
        Trials trials = new Trials(checkpoint, tokenizer, engine.with(Optional.empty()));
        // single precision first, as the others are measured against it
        for (Mode mode : List.of(Mode.values()).reversed()) {
            Trials.Chosen tried = trials.load(mode);
            try (SmolVlaModel model = tried.model()) {
                if (mode == Mode.FP32) {
                    trials.compareWith(model);
                }
                boolean enough = tried.deviation().isPresent() && tried.exactEnough();
                sheet.line("precision  %s%s", tried.manner(), enough ? ": exact enough for auto" : "");
                time(model);
                if (!golden.list().isEmpty()) {
                    sheet.line(
                            "           at most %s from the golden actions",
                            Parity.scientific(golden.deviation(checkpoint, tokenizer, model)));
                }
            }
        }
    }

    void time(SmolVlaModel model) throws OrtException {
        int cameras = Math.max(1, checkpoint.config().cameras().size());
        Scene scene = new Scene(
                Collections.nCopies(cameras, Optional.of(model.seeNothing())),
                tokenizer.encode("pick up the ball"),
                new float[checkpoint.config().stateSize()]);
        long best = Long.MAX_VALUE;
        for (int trial = 0; trial < TRIALS; trial++) {
            long begun = System.nanoTime();
            model.plan(scene, new float[model.noiseSize()], Trace.NONE);
            best = Math.min(best, System.nanoTime() - begun);
        }
        sheet.line("           a chunk in %d ms with %d cameras, the best of %d", best / 1_000_000, cameras, TRIALS);
    }
}
