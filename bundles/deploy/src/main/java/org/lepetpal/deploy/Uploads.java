package org.lepetpal.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleGate;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;

/** Bundles that come as a stream: written down aside first. One at a time, for they may be large and take long. */
final class Uploads implements BundleGate {
    private static final long LARGEST = 512_000_000;
    /** What an upload leaves free on the disk: the robot writes, too. */
    private static final long FLOOR = 256_000_000;

    private final Path stage;
    private final DeployFolder folder;
    private final Turn turn;
    private final Space space;
    private final Semaphore free = new Semaphore(1);

    /** How much room the disk has. */
    @FunctionalInterface
    interface Space {
        long bytes() throws IOException;
    }

    /**
     * @param stage folder of its own, emptied here: an end of the process in the middle leaves files in it
     * @param turn whose it is to use the folder
     */
    Uploads(Path stage, DeployFolder folder, Turn turn, Space space) throws IOException {
        this.stage = Files.createDirectories(stage);
        this.folder = folder;
        this.turn = turn;
        this.space = space;
        try (Stream<Path> left = Files.list(stage)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public Admission admit(InputStream jar, boolean force) throws BundleRefused, IOException {
        return alone(jar, file -> folder.admit(file, force));
    }

    @Override
    public Admission examine(InputStream jar, boolean force) throws BundleRefused, IOException {
        return alone(jar, file -> folder.examine(file, force));
    }

    @Override
    public boolean remove(String name) throws IOException {
        return turn.patiently(() -> folder.remove(name));
    }

    @Override
    public List<Admission> admitted() {
        return folder.admitted();
    }

    @FunctionalInterface
    private interface Question {
        Admission ask(Path file) throws BundleRefused, IOException;
    }

    private Admission alone(InputStream jar, Question question) throws BundleRefused, IOException {
        if (!free.tryAcquire()) {
            throw new BundleRefused(Reason.BUSY, "Another upload is under way");
        }
        try {
            Path file = receive(jar);
            try {
                return turn.soon(() -> question.ask(file));
            } finally {
                Files.deleteIfExists(file);
            }
        } finally {
            free.release();
        }
    }

    private Path receive(InputStream jar) throws BundleRefused, IOException {
        Path file = Files.createTempFile(stage, "upload", ".jar");
        try (var out = Files.newOutputStream(file)) {
            // Filled each time: a form comes in small pieces, and to ask the disk costs more than to write one.
            byte[] chunk = new byte[1 << 20];
            long copied = 0;
            for (int read = fill(chunk, jar); read > 0; read = fill(chunk, jar)) {
                copied += read;
                requireRoom(copied);
                out.write(chunk, 0, read);
            }
            return file;
        } catch (BundleRefused | IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static int fill(byte[] chunk, InputStream jar) throws IOException {
        return jar.readNBytes(chunk, 0, chunk.length);
    }

    /** Three more copies are made of what is let in: in the folder, beside it, and in the framework's cache. */
    private void requireRoom(long copied) throws BundleRefused, IOException {
        if (copied > LARGEST) {
            throw new BundleRefused(Reason.TOO_LARGE, "The jar has more than " + LARGEST / 1_000_000 + " MB");
        }
        if (space.bytes() - 3 * copied < FLOOR) {
            throw new BundleRefused(
                    Reason.TOO_LARGE, "With it the disk would have less than " + FLOOR / 1_000_000 + " MB free");
        }
    }
}
