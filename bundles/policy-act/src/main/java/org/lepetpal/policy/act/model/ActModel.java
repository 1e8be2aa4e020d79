package org.lepetpal.policy.act.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import org.lepetpal.lerobot.checkpoint.Feature;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.Feed;
import org.lepetpal.lerobot.model.Halt;
import org.lepetpal.lerobot.model.Part;
import org.lepetpal.lerobot.model.Picture;
import org.lepetpal.lerobot.model.Trace;

/**
 * An ACT policy's model: pictures and state in, a chunk of normalised actions out. Once it is loaded it reads nothing of
 * the checkpoint's files any more. One caller at a time.
 */
public final class ActModel implements AutoCloseable {
    private final PolicyConfig config;
    private final List<Eyes> eyes;
    private final Part part;

    /** Loads it. @throws OrtException when ONNX Runtime cannot load it */
    public ActModel(ActCheckpoint checkpoint, Engine engine) throws OrtException {
        this.config = checkpoint.config();
        this.eyes = config.inputs().stream()
                .filter(feature -> feature.kind() == Feature.Kind.VISUAL)
                .map(feature -> new Eyes(
                        feature.shape().get(2),
                        feature.shape().get(1),
                        checkpoint.processing().pictures().get(feature.name())))
                .toList();
        this.part = new Part(
                "act",
                ActGraph.of(checkpoint.model(), config, checkpoint.weights().tensors()),
                checkpoint.weights(),
                engine);
    }

    /** A camera's picture as the model sees it. Any thread. @param camera its index in the policy's order */
    public float[] see(int camera, Picture picture) {
        return eyes.get(camera).see(picture);
    }

    /** What the model sees of each camera while there is nothing to see. */
    public List<float[]> seeNothing() {
        return eyes.stream().map(Eyes::blank).toList();
    }

    /**
     * A chunk of actions.
     *
     * @param pictures one per camera in the policy's order, as {@link #see} makes them
     * @param state normalised
     * @return chunk × actionSize numbers, action after action
     */
    public float[] plan(List<float[]> pictures, float[] state) throws OrtException {
        return plan(pictures, state, new Halt());
    }

    /** The same. @param halt ends it early, with an exception */
    public float[] plan(List<float[]> pictures, float[] state, Halt halt) throws OrtException {
        try (Feed feed = new Feed()) {
            if (config.stateSize() > 0) {
                feed.put(ActGraph.STATE, state, 1, config.stateSize());
            }
            for (int camera = 0; camera < eyes.size(); camera++) {
                Eyes eye = eyes.get(camera);
                feed.put(ActGraph.picture(camera), pictures.get(camera), 1, 3, eye.height(), eye.width());
            }
            try (OrtSession.Result result = part.run(feed, "", Trace.NONE, halt)) {
                return Part.floats(Part.output(result, ActGraph.ACTIONS));
            }
        }
    }

    @Override
    public void close() throws OrtException {
        part.close();
    }
}
