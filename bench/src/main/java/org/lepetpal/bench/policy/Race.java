package org.lepetpal.bench.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Contenders who take turns at one chunk each, and the machine's own speed measured between them. */
final class Race {
    private final Thinker machine;
    private final List<Thinker> thinkers;
    private final List<Figures> figures = new ArrayList<>();
    private Roofline roofline = Roofline.NONE;

    /** @param machine answers with what it can do */
    Race(Thinker machine, List<Thinker> thinkers) {
        this.machine = machine;
        this.thinkers = List.copyOf(thinkers);
        thinkers.forEach(thinker -> figures.add(new Figures(thinker.name())));
    }

    /** A first round does not count: memory is touched for the first time. */
    void run(int rounds) throws IOException {
        for (int round = 0; round <= rounds; round++) {
            for (int i = 0; i < thinkers.size(); i++) {
                JsonNode chunk = thinkers.get(i).ask("chunk");
                if (round > 0) {
                    figures.get(i).take(chunk);
                }
            }
            roofline = roofline.or(machine.ask("products"));
        }
    }

    /** In the order of the contenders. */
    List<Figures> figures() {
        return figures;
    }

    Roofline roofline() {
        return roofline;
    }
}
