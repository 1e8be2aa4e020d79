package org.lepetpal.deploy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How many looks in a row found a file as it is now. */
final class Settling {
    private final Map<String, Seen> files = new HashMap<>();

    private record Seen(Stamp stamp, int looks) {}

    /** One look. @return 1 for a file that is new, or has changed */
    int see(String file, Stamp stamp) {
        return files.merge(
                        file,
                        new Seen(stamp, 1),
                        (before, now) -> before.stamp().equals(stamp) ? new Seen(stamp, before.looks() + 1) : now)
                .looks();
    }

    /** Forgets the others. */
    void retain(Set<String> names) {
        files.keySet().retainAll(names);
    }
}
