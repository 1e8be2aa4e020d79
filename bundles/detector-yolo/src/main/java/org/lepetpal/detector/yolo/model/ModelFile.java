package org.lepetpal.detector.yolo.model;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model's file, read whole and checked, in native memory that {@link #close()} frees. What was checked is what is run: the
 * file may change meanwhile.
 */
public final class ModelFile implements AutoCloseable {
    private static final long LARGEST = 1L << 30;
    private static final int DIGITS = 8;
    /** Exporters that write a file for each constant come to some hundreds. */
    private static final int MOST_COMPANIONS = 1000;

    private final Arena arena;
    private final Path path;
    private final ByteBuffer content;
    private final Blueprint blueprint;
    private final ModelCard card;
    private final String digest;

    private ModelFile(Arena arena, Path path, ByteBuffer content) throws BadModelException {
        this.arena = arena;
        this.path = path;
        this.content = content;
        this.card = ModelCard.beside(path);
        this.blueprint = Blueprint.read(content);
        this.digest = digest(content);
    }

    /** The model's file: a file itself, or the only one in a folder. */
    public static Path find(Path path) throws BadModelException {
        if (!Files.isDirectory(path)) {
            return path;
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> models =
                    files.filter(file -> file.toString().endsWith(".onnx")).toList();
            if (models.size() != 1) {
                throw new BadModelException("the folder has " + models.size() + " files *.onnx; 1 is needed");
            }
            return models.getFirst();
        } catch (BadModelException e) {
            throw e;
        } catch (IOException e) {
            throw new BadModelException("the folder cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads and checks a file; blocks for as long as the disk does. */
    public static ModelFile open(Path path) throws BadModelException {
        Arena arena = Arena.ofShared();
        try {
            return new ModelFile(arena, path, read(arena, path));
        } catch (BadModelException | RuntimeException e) {
            arena.close();
            throw e;
        } catch (IOException e) {
            arena.close();
            throw new BadModelException("the file cannot be read: " + e.getMessage(), e);
        }
    }

    private static ByteBuffer read(Arena arena, Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new BadModelException("there is no such file");
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size == 0 || size > LARGEST) {
                throw new BadModelException("the file has " + size + " bytes; 1 byte to 1 GiB are supported");
            }
            ByteBuffer content = arena.allocate(size).asByteBuffer();
            while (content.hasRemaining() && channel.read(content) >= 0) {
                continue;
            }
            return content.flip();
        }
    }

    public Path path() {
        return path;
    }

    /** A view of the whole content. */
    public ByteBuffer content() {
        return content.duplicate();
    }

    public Blueprint blueprint() {
        return blueprint;
    }

    public ModelCard card() {
        return card;
    }

    /** @throws BadModelException when data of it lies in a file that is missing, too short, or outside of its folder */
    public void requireData() throws BadModelException {
        for (ExternalData data : blueprint.external()) {
            data.check(folder());
        }
    }

    /** Other files that it names, there or not: its data, and its card's picture. None outside of its folder; at most 1000. */
    public Set<Path> companions() {
        return Stream.concat(
                        card.picture().stream(),
                        blueprint.external().stream().map(ExternalData::file).sorted())
                .distinct()
                .limit(MOST_COMPANIONS)
                .flatMap(this::within)
                .collect(Collectors.toSet());
    }

    private Stream<Path> within(String name) {
        try {
            return Stream.of(folder().resolve(name).normalize()).filter(file -> file.startsWith(folder().normalize()));
        } catch (InvalidPathException e) {
            return Stream.empty(); // the model is refused for it
        }
    }

    private Path folder() {
        return path.toAbsolutePath().getParent();
    }

    /** What people call it: as its card says, else the file's name without ending. */
    public String name() {
        String file = path.getFileName().toString();
        return card.name().orElse(file.endsWith(".onnx") ? file.substring(0, file.length() - 5) : file);
    }

    /** As its card says, else the beginning of the file's SHA-256. */
    public String version() {
        return card.version().orElse(digest);
    }

    @Override
    public void close() {
        arena.close();
    }

    private static String digest(ByteBuffer content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(content.duplicate());
            return HexFormat.of().formatHex(sha.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
