package org.lepetpal.lerobot.checkpoint;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * A file of tensors in Hugging Face's safetensors format: eight bytes with the header's length, the header, the numbers.
 * Mapped into memory and never copied whole. Any thread; after {@link #close} a tensor's memory throws {@link
 * IllegalStateException}.
 */
public final class Safetensors implements AutoCloseable {
    /** What the format's own reader allows. */
    private static final long LONGEST_HEADER = 100_000_000;

    /** Of what is copied into memory: a cache line. */
    private static final long ALIGNMENT = 64;

    private static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Arena arena;
    private final MemorySegment data;
    private final Map<String, TensorInfo> tensors;
    private OptionalLong known = OptionalLong.empty();

    private Safetensors(Arena arena, MemorySegment data, Map<String, TensorInfo> tensors) {
        this.arena = arena;
        this.data = data;
        this.tensors = tensors;
    }

    /**
     * Maps a file and reads its header.
     *
     * @throws BadCheckpointException naming the file and what is wrong with it
     * @throws IOException when it cannot be read
     */
    public static Safetensors open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadCheckpointException(file.getFileName() + " is missing");
        }
        Arena arena = Arena.ofShared();
        boolean opened = false;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            Safetensors read = read(arena, bytes);
            opened = true;
            return read;
        } catch (BadCheckpointException e) {
            throw new BadCheckpointException(file.getFileName() + ": " + e.getMessage(), e);
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    private static Safetensors read(Arena arena, MemorySegment bytes) throws BadCheckpointException {
        if (bytes.byteSize() < Long.BYTES) {
            throw new BadCheckpointException("the file has " + bytes.byteSize() + " bytes, too few for a header");
        }
        long length = bytes.get(LENGTH, 0);
        if (length < 2 || length > LONGEST_HEADER || length > bytes.byteSize() - Long.BYTES) {
            throw new BadCheckpointException("the header claims " + Long.toUnsignedString(length)
                    + " bytes; the file has " + bytes.byteSize() + ", and " + LONGEST_HEADER + " are allowed at most");
        }
        MemorySegment data = bytes.asSlice(Long.BYTES + length);
        byte[] header = bytes.asSlice(Long.BYTES, length).toArray(ValueLayout.JAVA_BYTE);
        return new Safetensors(arena, data, TensorHeader.read(header, data.byteSize()));
    }

    /** Some of its tensors, copied into memory off the heap: what becomes of the file is nothing to them. */
    public Safetensors inMemory(List<String> names) {
        Map<String, TensorInfo> moved =
                TensorHeader.packed(names.stream().map(this::info).toList());
        Arena memory = Arena.ofShared();
        boolean copied = false;
        try {
            MemorySegment copy = memory.allocate(TensorHeader.dataBytes(moved), ALIGNMENT);
            for (TensorInfo tensor : moved.values()) {
                MemorySegment bytes = bytes(tensor.name());
                copy.asSlice(tensor.begin(), bytes.byteSize()).copyFrom(bytes);
                bytes.unload();
            }
            copied = true;
            return new Safetensors(memory, copy, moved);
        } finally {
            if (!copied) {
                memory.close();
            }
        }
    }

    /** Writes some of its tensors to a file of the same format that is not there yet. */
    public void write(Path file, List<String> names) throws IOException {
        Map<String, TensorInfo> moved =
                TensorHeader.packed(names.stream().map(this::info).toList());
        byte[] header = TensorHeader.write(moved.values());
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer head = ByteBuffer.allocate(Long.BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN);
            write(out, head.putLong(header.length).put(header).flip());
            for (String name : moved.keySet()) {
                MemorySegment bytes = bytes(name);
                write(out, bytes.asByteBuffer());
                bytes.unload();
            }
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** By name, in the order in which they lie in the file. */
    public Map<String, TensorInfo> tensors() {
        return tensors;
    }

    /**
     * The bytes of a tensor, little-endian, outermost dimension first; not aligned to the size of its numbers.
     *
     * @throws IllegalArgumentException for a name that is not in {@link #tensors()}
     */
    public MemorySegment bytes(String name) {
        TensorInfo tensor = info(name);
        return data.asSlice(tensor.begin(), tensor.end() - tensor.begin());
    }

    /**
     * The numbers of a tensor, in single precision. Copies them: for small ones.
     *
     * @throws IllegalArgumentException for a name that is not there, or more than 2^31 numbers
     */
    public float[] floats(String name) {
        TensorInfo tensor = info(name);
        return floats(tensor, 0, Math.toIntExact(tensor.elements()));
    }

    /**
     * One row of a tensor: all numbers with {@code index} in the outermost dimension, in single precision.
     *
     * @throws IndexOutOfBoundsException when there is no such row
     */
    public float[] row(String name, long index) {
        TensorInfo tensor = info(name);
        long rows = tensor.shape().getFirst();
        int width = Math.toIntExact(tensor.elements() / rows);
        return floats(tensor, Objects.checkIndex(index, rows) * width, width);
    }

    private float[] floats(TensorInfo tensor, long from, int count) {
        MemorySegment bytes = bytes(tensor.name());
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = tensor.type().read(bytes, from + i);
        }
        return numbers;
    }

    /** Where the first number lies that is NaN or infinite; empty where all are finite. Reads the whole tensor, and keeps none of it. */
    public OptionalLong firstNonFinite(String name) {
        TensorInfo tensor = info(name);
        MemorySegment bytes = bytes(name);
        OptionalLong first = tensor.type().firstNonFinite(bytes, tensor.elements());
        bytes.unload();
        return first;
    }

    private TensorInfo info(String name) {
        TensorInfo tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("there is no tensor " + name);
        }
        return tensor;
    }

    /** CRC-32C of all numbers. Reads the whole file the first time, and keeps none of it in memory. */
    public synchronized long checksum() {
        if (known.isEmpty()) {
            known = OptionalLong.of(sum());
        }
        return known.getAsLong();
    }

    private long sum() {
        CRC32C checksum = new CRC32C();
        for (TensorInfo tensor : tensors.values()) {
            MemorySegment bytes = bytes(tensor.name());
            checksum.update(bytes.asByteBuffer());
            bytes.unload();
        }
        return checksum.getValue();
    }

    /** Lets the system take back the memory of what has been read; who reads it again waits for the file. */
    public void rest() {
        data.unload();
    }

    /** How many numbers the file holds. */
    public long parameters() {
        return tensors.values().stream().mapToLong(TensorInfo::elements).sum();
    }

    /** How many bytes of numbers the file holds. */
    public long dataBytes() {
        return data.byteSize();
    }

    /**
     * Closes it for good; what is known about it stays known. Whoever writes into a file that is mapped takes its numbers away
     * from under whoever reads them, so that nobody is to read them for longer than it takes to load them.
     */
    public void letGo() {
        checksum();
        close();
    }

    /** Idempotent. */
    @Override
    public synchronized void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
