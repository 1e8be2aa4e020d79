package org.lepetpal.simulation.world;

import java.util.EnumSet;
import java.util.Set;

/** What a form in the room belongs to, as its contacts see it, and what it touched in the last step. */
final class Toucher {
    private final Kind kind;
    private final EnumSet<Kind> touched = EnumSet.noneOf(Kind.class);

    Toucher(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    Set<Kind> touched() {
        return touched;
    }

    void forget() {
        touched.clear();
    }

    void touch(Toucher other) {
        touched.add(other.kind);
    }
}
