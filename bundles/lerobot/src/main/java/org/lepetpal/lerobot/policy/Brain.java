package org.lepetpal.lerobot.policy;

import ai.onnxruntime.OrtException;
import java.util.List;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;
import org.lepetpal.lerobot.checkpoint.Processing;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.model.Halt;
import org.lepetpal.lerobot.model.Provider;

/** A loaded checkpoint: from what the robot sees to actions in the policy's units. Any thread; thinks of one thing at a time. */
public interface Brain extends AutoCloseable {
    /** What its checkpoint says of every kind of policy. */
    PolicyConfig config();

    /** What is done to its data. */
    Processing processing();

    /** What is known of its numbers; they themselves are {@link Safetensors#letGo let go}. */
    Safetensors weights();

    /** Whether it can do with fewer cameras than its checkpoint names. */
    boolean canMissCameras();

    /** How many missing cameras it wants empty pictures for, as it had in training. */
    int emptyCameras();

    /** In what way it is computed, for people. */
    default String manner() {
        return "single precision";
    }

    /** On what it is computed. */
    Provider provider();

    /** What a person should know of it. */
    default List<String> remarks() {
        return processing().warnings();
    }

    /** How its chunks are to become motion, given what its settings say. One that is no flow cannot be held to anything. */
    default Conduct conduct(Conduct wanted) {
        return wanted.free();
    }

    /** Thinks once about nothing, so that the first real thought takes no longer than others. */
    void warmUp() throws OrtException;

    /**
     * Thinks: blocks for one inference.
     *
     * @param masked how many cameras that are not there are stood in for
     * @param halt ends it early
     * @throws OrtException when it fails or is halted
     * @throws IllegalStateException once it is closed
     */
    Answer.Chunk think(Look look, int masked, Halt halt) throws OrtException;

    /** Waits for a thought in hand. */
    @Override
    void close();
}
