package org.lepetpal.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.lepetpal.api.deploy.Admission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder for the copies of jars that the gate is asked about: one upload at a time, and of those that wait for a person's
 * word the newest alone, for as long as a person may take.
 */
final class Staging {
    /** For how long a jar waits. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

    private final Path folder;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Semaphore free = new Semaphore(1);
    /** Changed by whoever has the semaphore. One whose time is over is remembered, to say so to who comes too late. */
    private volatile Optional<Ticket> ticket = Optional.empty();

    /**
     * A jar that waits for a person's word.
     *
     * @param plan as it was told
     * @param force whether the word is to force it in
     */
    record Waiting(Path jar, Admission plan, boolean force) {}

    private record Ticket(CrossSiteToken secret, Waiting waiting, Instant since) {}

    /** @param folder of its own; what an end of the process in the middle left in it goes with {@link #clear} */
    Staging(Path folder, SecureRandom random, InstantSource clock) {
        this.folder = folder;
        this.random = random;
        this.clock = clock;
    }

    /** Before the first upload. */
    void clear() {
        if (begin()) {
            end();
        }
    }

    /** Now and then. Takes nobody's turn while nothing has waited for too long. */
    void expire() {
        if (ticket.filter(it -> isOver(it) && Files.exists(it.waiting().jar())).isPresent()) {
            clear();
        }
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
        ticket = Optional.of(new Ticket(secret, waiting, clock.instant()));
        return secret.value();
    }

    /** It waits no more; empty where it has not waited, or for too long. */
    Optional<Waiting> take(String secret) {
        Optional<Ticket> found = ticket.filter(it -> it.secret().matches(secret) && !isOver(it));
        found.ifPresent(_ -> ticket = Optional.empty());
        return found.map(Ticket::waiting);
    }

    /** Whether it is the newest that has waited, and its time is over. */
    boolean isLate(String secret) {
        return ticket.filter(it -> it.secret().matches(secret) && isOver(it)).isPresent();
    }

    private boolean isOver(Ticket waiting) {
        return !clock.instant().isBefore(waiting.since().plus(PATIENCE));
    }

    private void sweep() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (ticket.filter(it -> it.waiting().jar().equals(file) && !isOver(it))
                        .isEmpty()) {
                    Files.delete(file);
                }
            }
        }
    }
}
