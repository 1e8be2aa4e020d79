package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Why there is no arm on any of several ports, in one message of bounded length. */
final class Reasons {
    /** A computer may have dozens of ports; people look at the first few. */
    private static final int MOST_PORTS = 4;

    private static final int LONGEST_REASON = 240;

    private final List<String> told = new ArrayList<>();
    private final List<IOException> causes = new ArrayList<>();

    void add(String path, IOException why) {
        String reason = String.valueOf(why.getMessage());
        told.add(path + ": "
                + (reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON - 1) + "…" : reason));
        causes.add(why);
    }

    /** @param what has failed, without an end */
    IOException failure(String what) {
        List<String> parts = new ArrayList<>(List.of(what));
        parts.addAll(told.subList(0, Math.min(told.size(), MOST_PORTS)));
        if (told.size() > MOST_PORTS) {
            parts.add("And none on " + (told.size() - MOST_PORTS) + " more");
        }
        IOException failure = new IOException(String.join(". ", parts));
        causes.forEach(failure::addSuppressed);
        return failure;
    }
}
