package org.lepetpal.lerobot.policy;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import org.lepetpal.lerobot.checkpoint.Tailoring;

/** Loads one kind of policy. Equal to another one when it would load the same in the same way. */
public interface Loader {
    /** The kind's name in LeRobot's {@code config.json}, for example {@code smolvla}. */
    String type();

    /**
     * Loads a checkpoint: seconds for a full-size model.
     *
     * @param tailoring what it is to do otherwise than its configuration says
     * @throws IOException naming the file of the checkpoint and what is wrong with it
     * @throws OrtException when ONNX Runtime cannot run it
     */
    Brain load(Path folder, Tailoring tailoring) throws IOException, OrtException;
}
