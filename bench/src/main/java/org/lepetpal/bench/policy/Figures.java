package org.lepetpal.bench.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;

/** The best that one contender reached in several rounds. */
final class Figures {
    private final String name;
    private final Map<Stage, Double> best = new EnumMap<>(Stage.class);

    Figures(String name) {
        this.name = name;
    }

    /** Takes in one chunk. */
    void take(JsonNode chunk) {
        for (Stage stage : Stage.values()) {
            best.merge(stage, chunk.path(stage.key()).asDouble(), Math::min);
        }
    }

    String name() {
        return name;
    }

    double seconds(Stage stage) {
        return best.get(stage);
    }
}
