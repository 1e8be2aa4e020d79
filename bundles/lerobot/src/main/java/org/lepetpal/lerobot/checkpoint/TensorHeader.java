package org.lepetpal.lerobot.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file: JSON that says where each tensor lies. Nothing in it is believed before it has been
 * checked: as the format demands, the tensors cover the data without gap or overlap.
 */
final class TensorHeader {
    private static final String METADATA = "__metadata__";
    private static final int MOST_TENSORS = 100_000;
    private static final int MOST_DIMENSIONS = 8;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TensorHeader() {}

    /**
     * @param json the header's bytes
     * @param dataBytes how long the data after it is
     * @return by name, in the order in which they lie in the file
     */
    static Map<String, TensorInfo> read(byte[] json, long dataBytes) throws BadCheckpointException {
        JsonNode root = parse(json);
        if (root.size() > MOST_TENSORS) {
            throw new BadCheckpointException("the header lists " + root.size() + " tensors, at most " + MOST_TENSORS);
        }
        List<TensorInfo> tensors = new ArrayList<>(root.size());
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (!entry.getKey().equals(METADATA)) {
                tensors.add(tensor(entry.getKey(), entry.getValue()));
            }
        }
        tensors.sort(Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end));
        requireGapless(tensors, dataBytes);
        Map<String, TensorInfo> byName = new LinkedHashMap<>();
        tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
        return Collections.unmodifiableMap(byName);
    }

    /** The same tensors, one after the other from the beginning on; by name. */
    static Map<String, TensorInfo> packed(List<TensorInfo> tensors) {
        Map<String, TensorInfo> byName = new LinkedHashMap<>();
        long at = 0;
        for (TensorInfo tensor : tensors) {
            long end = at + tensor.end() - tensor.begin();
            byName.put(tensor.name(), new TensorInfo(tensor.name(), tensor.type(), tensor.shape(), at, end));
            at = end;
        }
        return Collections.unmodifiableMap(byName);
    }

    /** How long the data is that they cover. */
    static long dataBytes(Map<String, TensorInfo> packed) {
        return packed.values().stream().mapToLong(TensorInfo::end).max().orElse(0);
    }

    /** The header of a file that holds them. */
    static byte[] write(Collection<TensorInfo> packed) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        for (TensorInfo tensor : packed) {
            ObjectNode entry =
                    root.putObject(tensor.name()).put("dtype", tensor.type().name());
            tensor.shape().forEach(entry.withArray("shape")::add);
            entry.putArray("data_offsets").add(tensor.begin()).add(tensor.end());
        }
        return JSON.writeValueAsBytes(root);
    }

    private static JsonNode parse(byte[] json) throws BadCheckpointException {
        try {
            JsonNode root = JSON.readTree(new String(json, StandardCharsets.UTF_8));
            if (!root.isObject()) {
                throw new BadCheckpointException("the header is no JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new BadCheckpointException("the header is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static TensorInfo tensor(String name, JsonNode entry) throws BadCheckpointException {
        ElementType type = ElementType.of(name, entry.path("dtype").asText());
        List<Long> shape = numbers(name, "shape", entry.path("shape"), MOST_DIMENSIONS);
        List<Long> offsets = numbers(name, "data_offsets", entry.path("data_offsets"), 2);
        long bytes = bytes(name, type, shape);
        if (offsets.size() != 2 || offsets.get(1) - offsets.get(0) != bytes) {
            throw new BadCheckpointException("tensor " + name + " of shape " + shape + " and dtype " + type + " needs "
                    + bytes + " bytes, its data_offsets are " + offsets);
        }
        return new TensorInfo(name, type, shape, offsets.get(0), offsets.get(1));
    }

    private static List<Long> numbers(String tensor, String field, JsonNode array, int most)
            throws BadCheckpointException {
        List<Long> numbers = new ArrayList<>(array.size());
        if (!array.isArray() || array.size() > most) {
            throw new BadCheckpointException(
                    "tensor " + tensor + ": " + field + " is no list of at most " + most + " numbers");
        }
        for (JsonNode number : array) {
            if (!number.isIntegralNumber() || !number.canConvertToLong() || number.asLong() < 0) {
                throw new BadCheckpointException(
                        "tensor " + tensor + ": " + field + " holds " + number + ", not a whole number of 0 or more");
            }
            numbers.add(number.asLong());
        }
        return numbers;
    }

    private static long bytes(String name, ElementType type, List<Long> shape) throws BadCheckpointException {
        try {
            long bytes = type.bytes();
            for (long size : shape) {
                bytes = Math.multiplyExact(bytes, size);
            }
            return bytes;
        } catch (ArithmeticException e) {
            throw new BadCheckpointException("tensor " + name + " of shape " + shape + " is larger than any file", e);
        }
    }

    private static void requireGapless(List<TensorInfo> tensors, long dataBytes) throws BadCheckpointException {
        long at = 0;
        for (TensorInfo tensor : tensors) {
            if (tensor.begin() != at) {
                throw new BadCheckpointException("tensor " + tensor.name() + " begins at byte " + tensor.begin()
                        + " of the data, where " + at + " is next: tensors overlap or leave a gap");
            }
            at = tensor.end();
        }
        if (at != dataBytes) {
            throw new BadCheckpointException("its tensors take " + at + " bytes, the file holds " + dataBytes
                    + (at > dataBytes ? ": it was cut off" : ""));
        }
    }
}
