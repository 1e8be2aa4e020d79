package org.lepetpal.lerobot.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.testkit.SharedData;

final class SafetensorsTest {
    private static final String TWO = """
            {"__metadata__":{"format":"pt"},
             "a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
             "b":{"dtype":"BF16","shape":[1,3],"data_offsets":[8,14]}}""";

    @TempDir
    private Path folder;

    @Test
    void givesEachTensorsBytes() throws IOException {
        byte[] data = new byte[14];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).putFloat(1.5f).putFloat(-2);
        try (Safetensors file = Safetensors.open(write(TWO, data))) {
            assertThat(file.tensors().keySet()).containsExactly("a", "b");
            assertThat(file.tensors().get("b"))
                    .isEqualTo(new TensorInfo("b", ElementType.BF16, List.of(1L, 3L), 8, 14));
            assertThat(file.bytes("a").get(ValueLayout.JAVA_FLOAT_UNALIGNED, 4)).isEqualTo(-2);
            assertThat(file.bytes("b").byteSize()).isEqualTo(6);
            assertThatThrownBy(() -> file.bytes("c")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void isGoneOnceClosed() throws IOException {
        Safetensors file = Safetensors.open(write(TWO, new byte[14]));
        file.close();
        assertThatThrownBy(() -> file.bytes("a").get(ValueLayout.JAVA_BYTE, 0))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`[1,2]` | 0 | no JSON object",
                "`{\"a\":` | 0 | no JSON",
                "`{} {}` | 0 | no JSON",
                "`{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}` | 4 | Duplicate",
                "`{\"a\":{\"dtype\":\"F99\",\"shape\":[1],\"data_offsets\":[0,4]}}` | 4 | dtype 'F99'",
                "`{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}` | 4 | shape holds -1",
                "`{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}` | 4 | shape holds 1.5",
                "`{\"a\":{\"dtype\":\"F32\",\"shape\":3,\"data_offsets\":[0,4]}}` | 4 | shape is no list",
                "`{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}` | 4 | needs 8 bytes",
                "`{\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,4],\"data_offsets\":[0,4]}}` | 4 | larger than",
                "`{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}` | 8 | gap",
                "`{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}` | 8 | overlap",
                "`{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}` | 4 | cut off",
                "`{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}` | 8 | the file holds 8",
            })
    void refusesWhatDoesNotFit(String header, int dataBytes, String why) throws IOException {
        Path file = write(header, new byte[dataBytes]);
        assertThatThrownBy(() -> Safetensors.open(file))
                .isInstanceOf(BadCheckpointException.class)
                .hasMessageStartingWith("model.safetensors: ")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "1", "100000001", "9223372036854775807", "40"})
    void refusesAnAbsurdHeaderSize(long length) throws IOException {
        byte[] bytes = new byte[32];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        Path file = Files.write(folder.resolve("model.safetensors"), bytes);
        assertThatThrownBy(() -> Safetensors.open(file))
                .isInstanceOf(BadCheckpointException.class)
                .hasMessageContaining("header claims " + Long.toUnsignedString(length));
    }

    @Test
    void refusesAMissingAndAnEmptyFile() throws IOException {
        Path file = folder.resolve("model.safetensors");
        assertThatThrownBy(() -> Safetensors.open(file)).hasMessage("model.safetensors is missing");
        Files.createFile(file);
        assertThatThrownBy(() -> Safetensors.open(file)).hasMessageContaining("too few for a header");
    }

    @Test
    void readsWhatLeRobotWrote() throws IOException {
        try (Safetensors file = Safetensors.open(SharedData.path("smolvla/tiny64/model.safetensors"))) {
            assertThat(file.tensors().get("model.action_in_proj.weight").shape())
                    .containsExactly(72L, 32L);
            assertThat(file.tensors().values().stream()
                            .mapToLong(
                                    tensor -> tensor.elements() * tensor.type().bytes())
                            .sum())
                    .isEqualTo(file.dataBytes());
        }
    }

    @Test
    void whatIsTakenOutOfAFileNeedsItNoMore() throws IOException {
        List<String> some = List.of("model.state_proj.bias", "model.action_in_proj.weight");
        Path written = folder.resolve("some.safetensors");
        Safetensors file = Safetensors.open(SharedData.path("smolvla/tiny64/model.safetensors"));
        float[] bias = file.floats(some.getFirst());
        float[] row = file.row(some.getLast(), 3);
        Safetensors copy = file.inMemory(some);
        file.write(written, some);
        file.letGo();
        file.close();
        assertThatThrownBy(() -> file.row(some.getLast(), 3)).isInstanceOf(IllegalStateException.class);
        assertThat(file.checksum()).as("known since it was let go").isPositive();
        try (Safetensors again = Safetensors.open(written)) {
            for (Safetensors taken : List.of(copy, again)) {
                assertThat(taken.tensors().keySet()).containsExactlyElementsOf(some);
                assertThat(taken.floats(some.getFirst())).containsExactly(bias);
                assertThat(taken.row(some.getLast(), 3)).containsExactly(row);
            }
        }
        copy.close();
    }

    private Path write(String header, byte[] data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .array());
        bytes.write(json);
        bytes.write(data);
        return Files.write(folder.resolve("model.safetensors"), bytes.toByteArray());
    }
}
