package org.lepetpal.lerobot.model;

import ai.onnxruntime.OrtEnvironment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.graph.Blueprint;
import org.lepetpal.wrap.onnxruntime.Processor;

/** What an optimised model depends on: the graph, the weights, ONNX Runtime, what that was told, and the processor. */
final class Fingerprint {
    private static final int DIGITS = 32;
    /** Of how models are optimised and kept, beside what ONNX Runtime is told: another one makes those that were kept before void. */
    private static final int REVISION = 2;

    private Fingerprint() {}

    /**
     * @param part what it is, for people
     * @param told names and values that ONNX Runtime is told, in an order that is always the same
     * @param processor that the model is packed for
     * @return a file's name
     */
    static String of(
            String part, Blueprint blueprint, Safetensors weights, Map<String, String> told, Processor processor) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(blueprint.model());
            for (String tensor : blueprint.weights()) {
                add(digest, weights.tensors().get(tensor).toString());
            }
            add(digest, Long.toHexString(weights.checksum()));
            add(digest, OrtEnvironment.getEnvironment().getVersion());
            add(digest, REVISION + " " + told);
            add(digest, System.getProperty("os.arch"));
            add(digest, processor.abilities());
            return part + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
