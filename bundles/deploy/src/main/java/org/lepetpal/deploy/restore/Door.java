package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The HTTP port's configuration. Who may come in stays as it is: an older token may be the one that leaked. The address alone goes back where
 * that is of this machine alone, which lets nobody in.
 *
 * @param was of the last good set; empty where it had none
 * @param now empty where there is none, and then none is put back
 */
record Door(Optional<Entries> was, Optional<Entries> now) {
    private static final String PID = "org.lepetpal.rest/";
    private static final String ADDRESS = "bind";
    private static final Set<String> KEPT = Set.of(Entries.REVISION, "api.token", "cors.origins", "allowed.hosts");
    private static final Set<String> THIS_MACHINE_ALONE = Set.of("\"127.0.0.1\"", "\"localhost\"", "\"::1\"");

    static Door between(Path was, Path now) throws IOException {
        return new Door(read(was), read(now));
    }

    /** As it is to be. */
    Optional<Entries> restored() {
        Predicate<String> kept = this::isKept;
        return now.map(current -> was.map(good -> good.only(kept.negate()).with(current.only(kept)))
                .orElse(current));
    }

    boolean differs() {
        return !restored().equals(now);
    }

    /** Whether what the settings' own bundle remembers under {@code mark} is of a value that stays as it is. */
    boolean keepsMark(String mark) {
        return mark.startsWith(PID) && isKept(mark.substring(PID.length()));
    }

    private boolean isKept(String key) {
        return KEPT.contains(key) || key.equals(ADDRESS) && !wasOfThisMachineAlone();
    }

    private boolean wasOfThisMachineAlone() {
        return was.flatMap(good -> good.value(ADDRESS))
                .filter(THIS_MACHINE_ALONE::contains)
                .isPresent();
    }

    private static Optional<Entries> read(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Entries.of(file)) : Optional.empty();
    }
}
