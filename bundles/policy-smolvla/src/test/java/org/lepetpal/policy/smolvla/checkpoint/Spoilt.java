package org.lepetpal.policy.smolvla.checkpoint;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.checkpoint.TensorInfo;
import org.lepetpal.testkit.SharedData;

/** A copy of a sound checkpoint that a test changes. */
final class Spoilt {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;

    /** @param folder an empty one */
    Spoilt(Path folder) throws IOException {
        this.folder = folder;
        Path sound = SharedData.path("smolvla/tiny64");
        try (Stream<Path> all = Files.walk(sound)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(sound.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
    }

    Checkpoint open() throws IOException {
        return Checkpoint.open(folder, new Surroundings(Optional.empty(), new HubCache(Path.of("nowhere"))));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void delete(String name) throws IOException {
        Files.delete(file(name));
    }

    /** Changes a JSON file. */
    void json(String name, Consumer<ObjectNode> change) throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(file(name).toFile());
        change.accept(root);
        JSON.writeValue(file(name).toFile(), root);
    }

    /** Changes the tensors of a file, by name. */
    void tensors(String name, Consumer<Map<String, Tensor>> change) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (Safetensors file = Safetensors.open(file(name))) {
            for (TensorInfo info : file.tensors().values()) {
                byte[] bytes = file.bytes(info.name()).toArray(ValueLayout.JAVA_BYTE);
                tensors.put(info.name(), new Tensor(info.type().name(), info.shape(), bytes));
            }
        }
        change.accept(tensors);
        write(file(name), tensors);
    }

    private static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        tensors.forEach((tensor, content) -> {
            ObjectNode entry = header.putObject(tensor).put("dtype", content.type());
            content.shape().forEach(entry.putArray("shape")::add);
            entry.putArray("data_offsets").add(data.size()).add(data.size() + content.bytes().length);
            data.writeBytes(content.bytes());
        });
        byte[] json = JSON.writeValueAsBytes(header);
        ByteBuffer all =
                ByteBuffer.allocate(Long.BYTES + json.length + data.size()).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(json.length).put(json).put(data.toByteArray());
        Files.write(file, all.array());
    }

    /** @param type the file format's name */
    record Tensor(String type, List<Long> shape, byte[] bytes) {
        static Tensor floats(float... numbers) {
            ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (float number : numbers) {
                bytes.putFloat(number);
            }
            return new Tensor("F32", List.of((long) numbers.length), bytes.array());
        }

        Tensor of(String other) {
            return new Tensor(other, shape, bytes);
        }

        Tensor shaped(Long... sizes) {
            return new Tensor(type, List.of(sizes), bytes);
        }

        /** Its number at {@code index} is another. */
        Tensor with(int index, float number) {
            byte[] changed = Arrays.copyOf(bytes, bytes.length);
            ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putFloat(index * Float.BYTES, number);
            return new Tensor(type, shape, changed);
        }
    }
}
