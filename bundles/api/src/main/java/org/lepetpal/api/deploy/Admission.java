package org.lepetpal.api.deploy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A bundle that is, or may be, let in.
 *
 * @param name its symbolic name
 * @param version its version
 * @param replaces version of the bundle of that name that it takes the place of; empty for a new one
 * @param refreshed names of other bundles that are stopped and started again for it
 */
public record Admission(String name, String version, Optional<String> replaces, List<String> refreshed) {
    public Admission {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(replaces, "replaces");
        refreshed = List.copyOf(refreshed);
    }
}
