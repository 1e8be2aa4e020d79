package org.lepetpal.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleGate;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;

/** Bundles that come as a stream: written down aside first. */
final class Uploads implements BundleGate {
    private static final long LARGEST = 512_000_000;

    private final Path stage;
    private final DeployFolder folder;
    private final Gate gate;

    /** @param stage folder of its own, emptied here: an end of the process in the middle leaves files in it */
    Uploads(Path stage, DeployFolder folder, Gate gate) throws IOException {
        this.stage = Files.createDirectories(stage);
        this.folder = folder;
        this.gate = gate;
        try (Stream<Path> left = Files.list(stage)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public Admission admit(InputStream jar, boolean force) throws BundleRefused, IOException {
        Path file = receive(jar);
        try {
            return folder.admit(file, force);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public Admission examine(InputStream jar, boolean force) throws BundleRefused, IOException {
        Path file = receive(jar);
        try {
            return gate.examine(file, force);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public boolean remove(String name) throws IOException {
        return folder.remove(name);
    }

    @Override
    public List<Admission> admitted() {
        return folder.admitted();
    }

    private Path receive(InputStream jar) throws BundleRefused, IOException {
        Path file = Files.createTempFile(stage, "upload", ".jar");
        try (var out = Files.newOutputStream(file)) {
            byte[] chunk = new byte[1 << 16];
            long copied = 0;
            for (int read = jar.read(chunk); read >= 0; read = jar.read(chunk)) {
                copied += read;
                if (copied > LARGEST) {
                    throw new BundleRefused(Reason.TOO_LARGE, "The jar has more than " + LARGEST / 1_000_000 + " MB");
                }
                out.write(chunk, 0, read);
            }
            return file;
        } catch (BundleRefused | IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
