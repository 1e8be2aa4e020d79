package org.lepetpal.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code deploy/}: a jar that lies in it has come through the gate, or is moved to {@code rejected/} with a text that
 * says why; one that is taken away goes. Of each jar that was let in a copy is kept, which comes back where the one that was
 * to replace it is not let in. One thread at a time, but for {@link #admitted}, {@link #changes} and {@link #rejected}.
 */
final class DeployFolder {
    static final String JAR = ".jar";

    private static final Logger LOG = LoggerFactory.getLogger(DeployFolder.class);
    private static final int SETTLED = 2;
    /** A copy that stalls looks like a damaged jar: five seconds, at two looks a second. */
    private static final int DAMAGED = 10;

    private final Path folder;
    private final Copies copies;
    private final Rejects rejects;
    private final Gate gate;
    private final Settling settling = new Settling();
    private final Map<String, Known> known = new TreeMap<>();
    private volatile List<Admission> admitted = List.of();
    private final AtomicLong changes = new AtomicLong();
    private boolean looked;

    /** A jar that was let in. */
    private record Known(Stamp stamp, Admission admission) {}

    /** @param copies folder of its own for copies of what was let in */
    DeployFolder(Path folder, Path copies, Gate gate) {
        this.folder = folder;
        this.copies = new Copies(copies);
        this.rejects = new Rejects(folder.resolve("rejected"));
        this.gate = gate;
    }

    /**
     * Follows what was dropped in, replaced and taken away since the last look.
     *
     * @throws IOException where the folder cannot be read, or the disk fails; then it counts as not looked at
     */
    void look() throws IOException {
        Map<String, Stamp> now = stamps();
        if (!looked) {
            copies.retain(now.keySet());
            looked = true;
        }
        for (String file : new TreeSet<>(known.keySet())) {
            if (!now.containsKey(file)) {
                forget(file);
            }
        }
        Map<String, Integer> looks = new TreeMap<>();
        now.forEach((file, stamp) -> looks.put(file, settling.see(file, stamp)));
        settling.retain(now.keySet());
        looks.keySet().removeIf(file -> isDone(file, now.get(file)));
        Map<String, Stamp> settled = new TreeMap<>(now);
        settled.keySet().removeIf(file -> looks.getOrDefault(file, 0) < SETTLED);
        Map<String, BundleRefused> refusals = letIn(settled);
        boolean allThere = settled.size() == looks.size();
        for (String file : List.copyOf(refusals.keySet())) {
            if (refusals.get(file).reason() == Reason.NO_BUNDLE && looks.get(file) < DAMAGED) {
                refusals.remove(file);
                allThere = false;
            }
        }
        for (Map.Entry<String, BundleRefused> refusal : refusals.entrySet()) {
            if (allThere || refusal.getValue().reason() != Reason.UNRESOLVED) {
                reject(refusal.getKey(), refusal.getValue());
            }
        }
    }

    /** What an upload would do. */
    Admission examine(Path upload, boolean force) throws BundleRefused, IOException {
        return gate.examine(upload, force);
    }

    /** Lets an upload in, under the file name that its bundle has here, or under its own. */
    Admission admit(Path upload, boolean force) throws BundleRefused, IOException {
        String name = Passport.of(upload).name();
        String file = fileOf(name).orElse(name + JAR);
        Path arriving = folder.resolve(file + ".part");
        try {
            // First, so that a full disk keeps it out and not only its file.
            Files.copy(upload, arriving, StandardCopyOption.REPLACE_EXISTING);
            Admission admission = admit(upload, file, Stamp.of(arriving), force);
            Files.move(arriving, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
            return admission;
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    /** @return false where no bundle of that name came in */
    boolean remove(String name) throws IOException {
        Optional<String> file = fileOf(name);
        if (file.isPresent()) {
            Files.deleteIfExists(folder.resolve(file.get()));
            forget(file.get());
        }
        return file.isPresent();
    }

    /** What is there; answers from memory, whoever is being let in. */
    List<Admission> admitted() {
        return admitted;
    }

    /** How often a jar came in or went. */
    long changes() {
        return changes.get();
    }

    /** Files that were not let in. */
    List<String> rejected() throws IOException {
        return rejects.names();
    }

    /** Again and again, for they may need each other. @return those that the last pass did not let in, and why */
    private Map<String, BundleRefused> letIn(Map<String, Stamp> arrivals) throws IOException {
        Map<String, BundleRefused> refusals = new TreeMap<>();
        Map<String, Stamp> open = new TreeMap<>(arrivals);
        boolean anyCame = true;
        while (anyCame) {
            anyCame = false;
            for (String file : List.copyOf(open.keySet())) {
                Optional<BundleRefused> refused = tryToLetIn(file, open.get(file));
                refused.ifPresentOrElse(why -> refusals.put(file, why), () -> refusals.remove(file));
                anyCame |= refused.isEmpty();
                // Only who needs what others may bring is asked again.
                if (refused.isEmpty() || refused.get().reason() != Reason.UNRESOLVED) {
                    open.remove(file);
                }
            }
        }
        return refusals;
    }

    private Optional<BundleRefused> tryToLetIn(String file, Stamp stamp) throws IOException {
        Path jar = folder.resolve(file);
        try {
            String name = Passport.of(jar).name();
            Optional<String> other = fileOf(name).filter(taken -> !taken.equals(file));
            if (other.isPresent()) {
                throw duplicate(jar, other.get());
            }
            makeRoom(file, name);
            admit(jar, file, stamp, copies.isForced(jar, file));
            return Optional.empty();
        } catch (BundleRefused refused) {
            return Optional.of(refused);
        }
    }

    private BundleRefused duplicate(Path jar, String other) throws IOException {
        Admission there = known.get(other).admission();
        return new BundleRefused(
                Reason.DUPLICATE,
                (copies.isCopyOf(jar, other) ? "The very same bundle" : "A bundle of that name") + " is there already: "
                        + there.name() + " " + there.version() + ", from deploy/" + other
                        + ". To put this one in its place, give it that file's name");
    }

    private Admission admit(Path jar, String file, Stamp stamp, boolean force) throws BundleRefused, IOException {
        try {
            copies.prepare(jar, file);
            Optional<Path> before = known.containsKey(file) ? copies.of(file) : Optional.empty();
            Admission admission = gate.admit(jar, location(file), before, force);
            known.put(file, new Known(stamp, admission));
            changed();
            copies.keep(file, force);
            return admission;
        } finally {
            copies.forgo(file);
        }
    }

    /** A file that has another bundle in it than before: that one goes, whose copy is kept in case this one is refused. */
    private void makeRoom(String file, String name) {
        Known before = known.get(file);
        if (before != null && !before.admission().name().equals(name)) {
            gate.remove(before.admission().name(), location(file));
            known.remove(file);
            changed();
        }
    }

    private void forget(String file) throws IOException {
        gate.remove(known.remove(file).admission().name(), location(file));
        changed();
        copies.delete(file);
    }

    private void reject(String file, BundleRefused refused) throws IOException {
        LOG.error("{} is not let in: {}", file, refused.getMessage());
        Path jar = folder.resolve(file);
        rejects.add(jar, refused);
        Optional<Path> before = copies.of(file);
        if (before.isPresent() && !copies.isCopyOf(jar, file)) {
            LOG.warn("{} is as it was before", file);
            Path arriving = folder.resolve(file + ".part");
            Files.copy(before.get(), arriving, StandardCopyOption.REPLACE_EXISTING);
            Files.move(arriving, jar, StandardCopyOption.ATOMIC_MOVE);
            Stamp stamp = Stamp.of(jar);
            known.computeIfPresent(file, (_, it) -> new Known(stamp, it.admission()));
        } else {
            Files.delete(jar);
            copies.delete(file);
        }
    }

    private boolean isDone(String file, Stamp stamp) {
        return Optional.ofNullable(known.get(file))
                .filter(it -> it.stamp().equals(stamp))
                .isPresent();
    }

    private void changed() {
        admitted = known.values().stream().map(Known::admission).toList();
        changes.incrementAndGet();
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
        Map<String, Stamp> stamps = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(JAR) && Files.isRegularFile(it))
                    .toList()) {
                try {
                    stamps.put(file.getFileName().toString(), Stamp.of(file));
                } catch (NoSuchFileException gone) {
                    LOG.debug("a file went while it was looked at", gone);
                }
            }
        }
        return stamps;
    }
}
