package org.lepetpal.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.lepetpal.api.deploy.Admission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder for the copies of jars that the gate is asked about: one upload at a time, and of those that wait for a person's
 * word the newest alone.
 */
final class Staging {
    private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

    private final Path folder;
    private final SecureRandom random;
    private final Semaphore free = new Semaphore(1);
    /** Of whoever has the semaphore. */
    private Optional<Ticket> ticket = Optional.empty();

    /**
     * A jar that waits for a person's word.
     *
     * @param plan as it was told
     * @param force whether the word is to force it in
     */
    record Waiting(Path jar, Admission plan, boolean force) {}

    private record Ticket(CrossSiteToken secret, Waiting waiting) {}

    /** @param folder of its own; what an end of the process in the middle left in it goes with the first upload */
    Staging(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /** @return false while another one is at it; who gets true calls {@link #end} */
    boolean begin() {
        return free.tryAcquire();
    }

    /** Nothing is left of the upload, unless it waits. */
    void end() {
        try {
            sweep();
        } catch (IOException e) {
            LOG.warn("copies of uploads stay in {}", folder, e);
        } finally {
            free.release();
        }
    }

    /** A file for the next one. */
    Path place() throws IOException {
        return Files.createTempFile(Files.createDirectories(folder), "upload", ".jar");
    }

    /** @return by what it can be had again; who waited before does so no more */
    String keep(Waiting waiting) {
        CrossSiteToken secret = new CrossSiteToken(random);
        ticket = Optional.of(new Ticket(secret, waiting));
        return secret.value();
    }

    /** It waits no more; empty where it has not waited. */
    Optional<Waiting> take(String secret) {
        Optional<Ticket> found = ticket.filter(it -> it.secret().matches(secret));
        found.ifPresent(_ -> ticket = Optional.empty());
        return found.map(Ticket::waiting);
    }

    private void sweep() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (ticket.filter(it -> it.waiting().jar().equals(file)).isEmpty()) {
                    Files.delete(file);
                }
            }
        }
    }
}
