package org.lepetpal.policy.smolvla.check;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.lerobot.model.Trace;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.model.Scene;
import org.lepetpal.policy.smolvla.model.SmolVlaModel;
import org.lepetpal.policy.smolvla.model.Tokenizer;

/**
 * The golden cases of a folder.
 *
 * @param list closed with this; none where there is no folder
 */
record GoldenCases(List<GoldenCase> list) implements AutoCloseable {
    GoldenCases {
        list = List.copyOf(list);
    }

    static GoldenCases open(Optional<Path> folder) throws IOException {
        return new GoldenCases(folder.isPresent() ? GoldenCase.open(folder.get()) : List.of());
    }

    /** How far a model's normalised actions are from the golden ones, at the worst; NaN where there is none, or what it gives is none. */
    double deviation(Checkpoint checkpoint, Tokenizer tokenizer, SmolVlaModel model) throws OrtException {
        Parity parity = new Parity();
        int size = checkpoint.config().actionSize();
        for (GoldenCase golden : list) {
            Scene scene = scene(golden, checkpoint, tokenizer, model);
            float[] planned = model.plan(scene, golden.get("input.noise"), Trace.NONE);
            float[] actions = Sampling.columns(planned, checkpoint.model().maxAction(), size);
            parity.absolute(Parity.ACTIONS, golden.get("output.action_normalized"), actions, Parity.ACTION);
        }
        return parity.worst(Parity.ACTIONS);
    }

    private static Scene scene(GoldenCase golden, Checkpoint checkpoint, Tokenizer tokenizer, SmolVlaModel model) {
        List<Optional<float[]>> pictures = new ArrayList<>();
        for (int slot = 0; slot < golden.cameras().size(); slot++) {
            float[] seen =
                    golden.picture(golden.cameras().get(slot)).map(model::see).orElseGet(model::seeNothing);
            pictures.add(golden.valid().get(slot) ? Optional.of(seen) : Optional.empty());
        }
        float[] state = checkpoint.processing().state().apply(golden.get("input.observation.state"));
        return new Scene(pictures, tokenizer.encode(golden.prompt()), state);
    }

    @Override
    public void close() {
        list.forEach(GoldenCase::close);
    }
}
