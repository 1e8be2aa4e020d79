package org.lepetpal.lerobot.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.testkit.SharedData;

/**
 * A real file with its header mutated opens, and then every tensor of it can be read, or is refused as a bad checkpoint: nothing
 * else comes out. The data behind the header are zeros that take no room on the disk.
 */
final class MutatedFileTest {
    private static final int TRIALS = 500;
    private static final int MOST_MUTATIONS = 8;
    private static final int LONGEST_PIECE = 40;
    /** What headers are made of, so that more of them are still JSON than random bytes would leave. */
    private static final byte[] ALPHABET = "0123456789[]{},:\"-.eEFBIU6432 model".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void opensAndReadsWhollyOrIsRefused() throws IOException {
        Path sound = SharedData.path("smolvla/tiny64/model.safetensors");
        byte[] header = header(sound);
        long dataBytes = Files.size(sound) - Long.BYTES - header.length;
        Random random = new Random(1);
        int opened = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            byte[] mutated = mutated(header, random);
            // the length in front is right, as it was, or anything
            long length =
                    switch (random.nextInt(8)) {
                        case 0 -> header.length;
                        case 1 -> random.nextLong();
                        default -> mutated.length;
                    };
            // cut off somewhere at times
            long kept = random.nextInt(8) == 0 ? random.nextLong(dataBytes) : dataBytes;
            opened += opens(trial, write(mutated, length, kept)) ? 1 : 0;
        }
        System.out.printf("%d of %d mutated files open%n", opened, TRIALS);
        assertThat(opened).as("those that open and those that do not").isBetween(TRIALS / 50, TRIALS / 2);
    }

    private static boolean opens(int trial, Path file) throws IOException {
        try (Safetensors opened = Safetensors.open(file)) {
            for (TensorInfo tensor : opened.tensors().values()) {
                assertThat(opened.floats(tensor.name())).hasSize((int) tensor.elements());
                assertThat(opened.firstNonFinite(tensor.name())).isEmpty();
                assertThat(opened.bytes(tensor.name()).byteSize()).isEqualTo(tensor.end() - tensor.begin());
            }
            return true;
        } catch (BadCheckpointException e) {
            assertThat(e).hasMessageStartingWith("mutated.safetensors: ");
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            return fail("trial " + trial, e);
        }
    }

    private static byte[] mutated(byte[] header, Random random) {
        byte[] mutated = header;
        int mutations = 1 + random.nextInt(MOST_MUTATIONS);
        // which leaves it JSON, so that what it says is read
        boolean figuresAlone = random.nextBoolean();
        for (int i = 0; i < mutations; i++) {
            int at = random.nextInt(mutated.length);
            int piece = 1 + random.nextInt(Math.min(LONGEST_PIECE, mutated.length - at));
            mutated = switch (figuresAlone ? 4 : random.nextInt(5)) {
                case 0 -> spliced(mutated, at, at + piece, new byte[0]);
                case 1 -> spliced(mutated, at, at, noise(random, piece));
                // said twice
                case 2 -> spliced(mutated, at, at, Arrays.copyOfRange(mutated, at, at + piece));
                case 3 -> spliced(mutated, at, at + 1, noise(random, 1));
                default -> anotherFigure(mutated, at, (byte) ('0' + random.nextInt(10)));
            };
        }
        return mutated;
    }

    /** The next figure is another one. */
    private static byte[] anotherFigure(byte[] bytes, int from, byte figure) {
        int at = from;
        while (at < bytes.length && !Character.isDigit(bytes[at])) {
            at++;
        }
        return at == bytes.length ? bytes : spliced(bytes, at, at + 1, new byte[] {figure});
    }

    private static byte[] noise(Random random, int length) {
        byte[] noise = new byte[length];
        for (int i = 0; i < length; i++) {
            noise[i] = random.nextInt(4) == 0 ? (byte) random.nextInt() : ALPHABET[random.nextInt(ALPHABET.length)];
        }
        return noise;
    }

    /** With something else in place of what lies between. */
    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        return ByteBuffer.allocate(bytes.length - (to - from) + piece.length)
                .put(bytes, 0, from)
                .put(piece)
                .put(bytes, to, bytes.length - to)
                .array();
    }

    private static byte[] header(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(length);
            ByteBuffer header = ByteBuffer.allocate((int) length.getLong(0));
            channel.read(header);
            return header.array();
        }
    }

    private Path write(byte[] header, long length, long dataBytes) throws IOException {
        Path file = folder.resolve("mutated.safetensors");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .flip());
            channel.write(ByteBuffer.wrap(header));
            if (dataBytes > 0) {
                channel.write(ByteBuffer.allocate(1), Long.BYTES + header.length + dataBytes - 1);
            }
        }
        return file;
    }
}
