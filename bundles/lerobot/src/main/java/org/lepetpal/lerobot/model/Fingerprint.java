package org.lepetpal.lerobot.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.graph.Blueprint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an optimised model depends on: the graph, the weights, ONNX Runtime and the processor that it was packed for. */
final class Fingerprint {
    private static final Logger LOG = LoggerFactory.getLogger(Fingerprint.class);
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final int DIGITS = 32;

    private Fingerprint() {}

    /**
     * @param part what it is, for people
     * @param version of ONNX Runtime
     * @return a file's name
     */
    static String of(String part, Blueprint blueprint, Safetensors weights, String version) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(blueprint.model());
            for (String tensor : blueprint.weights()) {
                add(digest, weights.tensors().get(tensor).toString());
            }
            add(digest, Long.toHexString(weights.checksum()));
            add(digest, version);
            add(digest, System.getProperty("os.arch"));
            add(digest, processor());
            return part + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** What it is able to do, where the system tells: ONNX Runtime packs weights in the way that suits it. */
    private static String processor() {
        if (!Files.isReadable(PROCESSOR)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(PROCESSOR)) {
            return lines.filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            LOG.debug("the processor stays unknown", e);
            return "";
        }
    }
}
