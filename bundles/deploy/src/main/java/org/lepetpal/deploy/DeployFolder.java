package org.lepetpal.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code deploy/}: a jar that lies in it has come through the gate, or is moved to {@code rejected/} with a text that
 * says why; one that is taken away goes. Of each jar that was let in a copy is kept, which comes back where the one that was
 * to replace it is not let in.
 */
final class DeployFolder {
    private static final Logger LOG = LoggerFactory.getLogger(DeployFolder.class);
    private static final String JAR = ".jar";
    private static final String REJECTED = "rejected";

    private final Path folder;
    private final Path copies;
    private final Gate gate;
    private final Map<String, Stamp> seen = new HashMap<>();
    private final Map<String, Known> known = new HashMap<>();

    /** A jar that was let in. */
    private record Known(Stamp stamp, Admission admission) {}

    /** @param copies folder of its own for copies of what was let in */
    DeployFolder(Path folder, Path copies, Gate gate) {
        this.folder = folder;
        this.copies = copies;
        this.gate = gate;
    }

    /** Follows what was dropped in, replaced and taken away since the last look. */
    synchronized void look() throws IOException {
        Files.createDirectories(copies);
        Map<String, Stamp> now = stamps();
        for (String file : new TreeSet<>(known.keySet())) {
            if (!now.containsKey(file)) {
                forget(file);
            }
        }
        for (String file : new TreeSet<>(now.keySet())) {
            Stamp stamp = now.get(file);
            boolean settled = stamp.equals(seen.put(file, stamp));
            boolean done = Optional.ofNullable(known.get(file))
                    .filter(it -> it.stamp().equals(stamp))
                    .isPresent();
            if (settled && !done) {
                dropped(file, stamp);
            }
        }
        seen.keySet().retainAll(now.keySet());
    }

    /** Lets an upload in, under the file name that its bundle has here, or under its own. */
    synchronized Admission admit(Path upload, boolean force) throws BundleRefused, IOException {
        Files.createDirectories(copies);
        String name = Passport.of(upload).name();
        String file = fileOf(name).orElse(name + JAR);
        Admission admission = gate.admit(upload, location(file), copy(file), force);
        keep(upload, file, admission);
        return admission;
    }

    /** @return false where no bundle of that name came in */
    synchronized boolean remove(String name) throws IOException {
        Optional<String> file = fileOf(name);
        if (file.isPresent()) {
            Files.deleteIfExists(folder.resolve(file.get()));
            forget(file.get());
        }
        return file.isPresent();
    }

    private void forget(String file) throws IOException {
        gate.remove(known.remove(file).admission().name(), location(file));
        Files.deleteIfExists(copies.resolve(file));
    }

    synchronized List<Admission> admitted() {
        return known.values().stream().map(Known::admission).toList();
    }

    /** Files that were not let in. */
    List<String> rejected() throws IOException {
        Path rejected = folder.resolve(REJECTED);
        if (!Files.isDirectory(rejected)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(rejected)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(JAR))
                    .sorted()
                    .toList();
        }
    }

    private void dropped(String file, Stamp stamp) throws IOException {
        Path jar = folder.resolve(file);
        try {
            String name = Passport.of(jar).name();
            if (fileOf(name).filter(other -> !other.equals(file)).isPresent()) {
                throw new BundleRefused(
                        Reason.DUPLICATE,
                        "It is the bundle " + name + ", as " + fileOf(name).get() + " is already");
            }
            Admission admission = gate.admit(jar, location(file), copy(file), false);
            Files.copy(jar, copies.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            known.put(file, new Known(stamp, admission));
        } catch (BundleRefused refused) {
            reject(file, refused);
        }
    }

    private void reject(String file, BundleRefused refused) throws IOException {
        LOG.error("{} is not let in: {}", file, refused.getMessage());
        Path jar = folder.resolve(file);
        Path rejected = Files.createDirectories(folder.resolve(REJECTED)).resolve(file);
        boolean other = copy(file).isPresent() && Files.mismatch(jar, copies.resolve(file)) >= 0;
        Files.move(jar, rejected, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(rejected.resolveSibling(file + ".txt"), refused.getMessage() + "\n");
        if (other) {
            LOG.warn("{} is as it was before", file);
            Optional<Admission> before = Optional.ofNullable(known.get(file)).map(Known::admission);
            place(copies.resolve(file), file);
            if (before.isPresent()) {
                known.put(file, new Known(Stamp.of(jar), before.get()));
            }
        } else {
            Files.deleteIfExists(copies.resolve(file));
        }
    }

    private void keep(Path jar, String file, Admission admission) throws IOException {
        Files.copy(jar, copies.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        place(jar, file);
        Stamp stamp = Stamp.of(folder.resolve(file));
        seen.put(file, stamp);
        known.put(file, new Known(stamp, admission));
    }

    /** There whole or not at all: what does not end in .jar is nothing here. */
    private void place(Path jar, String file) throws IOException {
        Path arriving = folder.resolve(file + ".part");
        Files.copy(jar, arriving, StandardCopyOption.REPLACE_EXISTING);
        Files.move(arriving, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    private Optional<Path> copy(String file) {
        return Optional.of(copies.resolve(file)).filter(Files::isRegularFile);
    }

    private Optional<String> fileOf(String name) {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().admission().name().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String location(String file) {
        return "deploy:" + file;
    }

    private Map<String, Stamp> stamps() throws IOException {
        Map<String, Stamp> stamps = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(JAR) && Files.isRegularFile(it))
                    .toList()) {
                stamps.put(file.getFileName().toString(), Stamp.of(file));
            }
        } catch (NoSuchFileException gone) {
            LOG.debug("a file went while it was looked at", gone);
        }
        return stamps;
    }
}
