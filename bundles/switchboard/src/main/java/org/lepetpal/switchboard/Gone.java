package org.lepetpal.switchboard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.lepetpal.api.swap.Candidate;

/** The candidates that left last. Guarded by whoever holds it. */
final class Gone {
    private static final int CAPACITY = 8;

    private final Deque<Candidate> newestFirst = new ArrayDeque<>();

    void remember(Candidate candidate) {
        forget(candidate.id());
        newestFirst.addFirst(candidate);
        if (newestFirst.size() > CAPACITY) {
            newestFirst.removeLast();
        }
    }

    /** It is back. */
    void forget(String id) {
        newestFirst.removeIf(candidate -> candidate.id().equals(id));
    }

    List<Candidate> newestFirst() {
        return List.copyOf(newestFirst);
    }
}
