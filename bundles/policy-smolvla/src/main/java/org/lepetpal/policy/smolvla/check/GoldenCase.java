package org.lepetpal.policy.smolvla.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.model.Picture;

/**
 * What LeRobot's own code computed for one input, stage by stage.
 *
 * @param name of the case
 * @param prompt as the tokenizer gets it
 * @param cameras in the policy's order; those that are not given are named {@code <empty>}
 * @param valid which of them are not masked
 * @param tensors inputs, stages and outputs; closed with the case
 */
record GoldenCase(String name, String prompt, List<String> cameras, List<Boolean> valid, Safetensors tensors)
        implements AutoCloseable {
    /** Opens every case of a folder that {@code cases.json} lists. */
    static List<GoldenCase> open(Path folder) throws IOException {
        Path index = folder.resolve("cases.json");
        if (!Files.isRegularFile(index)) {
            throw new IOException(folder + " holds no golden cases: cases.json is missing");
        }
        List<GoldenCase> cases = new ArrayList<>();
        for (JsonNode entry : new JsonMapper().readTree(index.toFile()).path("cases")) {
            cases.add(new GoldenCase(
                    entry.path("id").asText(),
                    entry.path("prompt").asText(),
                    entry.path("camera_slots")
                            .valueStream()
                            .map(JsonNode::asText)
                            .toList(),
                    entry.path("image_mask")
                            .valueStream()
                            .map(JsonNode::asBoolean)
                            .toList(),
                    Safetensors.open(folder.resolve(entry.path("file").asText()))));
        }
        return cases;
    }

    /** A value; empty where this case does not hold it. */
    Optional<float[]> find(String value) {
        return tensors.tensors().containsKey(value) ? Optional.of(tensors.floats(value)) : Optional.empty();
    }

    float[] get(String value) {
        return tensors.floats(value);
    }

    /** The picture of a camera; empty where none was given. */
    Optional<Picture> picture(String camera) {
        String value = "input." + camera;
        if (!tensors.tensors().containsKey(value)) {
            return Optional.empty();
        }
        List<Long> shape = tensors.tensors().get(value).shape();
        byte[] pixels = tensors.bytes(value).toArray(ValueLayout.JAVA_BYTE);
        return Optional.of(
                Picture.rgb(Math.toIntExact(shape.get(1)), Math.toIntExact(shape.get(0)), ByteBuffer.wrap(pixels)));
    }

    /** Tokens of the prompt without those that only pad it. */
    List<Long> tokens() {
        float[] mask = get("input.token_mask");
        float[] ids = get("input.token_ids");
        return IntStream.range(0, ids.length)
                .filter(i -> mask[i] != 0)
                .mapToObj(i -> (long) ids[i])
                .toList();
    }

    /** Which rows of the prefix are more than padding, in order. */
    int[] prefixRows() {
        float[] mask = get("prefix.pad_mask");
        return IntStream.range(0, mask.length).filter(i -> mask[i] != 0).toArray();
    }

    @Override
    public void close() {
        tensors.close();
    }
}
