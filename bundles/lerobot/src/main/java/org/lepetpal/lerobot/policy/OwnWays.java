package org.lepetpal.lerobot.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lepetpal.lerobot.checkpoint.BadCheckpointException;
import org.lepetpal.lerobot.checkpoint.ConfigFile;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;
import org.lepetpal.lerobot.checkpoint.Tailoring;

/**
 * What a checkpoint's own {@code model.json} says under {@code policy} of how it is to be run. It goes before the settings, which
 * are for all policies of its kind: how many actions a second it learned is a matter of the checkpoint, not of the robot.
 */
public final class OwnWays {
    /** The file, beside {@code config.json}. */
    static final String FILE = "model.json";

    private static final String POLICY = "policy";
    private static final Set<String> KEYS = Set.of(
            "fps",
            "units",
            "cameras",
            "tasks",
            "next_at",
            "merge",
            "rtc",
            "seed",
            "timeout_sec",
            "still_sec",
            "inference_rate_hz",
            "warm_up",
            "least_thought_ms",
            "precision",
            "chunk",
            "n_action_steps");

    /** Stands for the settings of a robot that nobody knows yet. */
    private static final Setup ANYBODYS = new Setup(
            "",
            Map.of(),
            Optional.empty(),
            List.of(),
            new Conduct(30, 0.5, Merge.WEIGHTED_AVERAGE, 1, Duration.ofSeconds(30), Duration.ofSeconds(3)));

    private final ConfigFile own;
    private final String where;

    private OwnWays(ConfigFile own) {
        this.own = own;
        this.where = own.file() + ": ";
    }

    /**
     * What it says, by key as JSON.
     *
     * @return empty where it says nothing
     * @throws BadCheckpointException where the robot would refuse it, naming the key and what is allowed
     */
    public static SortedMap<String, String> said(Path folder) throws IOException {
        of(folder, ANYBODYS);
        SortedMap<String, String> said = new TreeMap<>();
        if (Files.isRegularFile(folder.resolve(FILE))) {
            ConfigFile.read(folder.resolve(FILE), "")
                    .object(POLICY)
                    .fields()
                    .forEach(key -> said.put(key.getKey(), key.getValue().toString()));
        }
        return said;
    }

    /** What it wants of its own model. @throws BadCheckpointException where the robot would refuse it */
    public static Tailoring tailoring(Path folder) throws IOException {
        return of(folder, ANYBODYS).tailoring();
    }

    /**
     * The general setup with what the checkpoint itself says.
     *
     * @throws BadCheckpointException naming the key and what is allowed
     */
    static Setup of(Path folder, Setup general) throws IOException {
        if (!Files.isRegularFile(folder.resolve(FILE))) {
            return general;
        }
        ConfigFile file = ConfigFile.read(folder.resolve(FILE), "");
        OwnWays ways = new OwnWays(file.object(POLICY));
        Set<String> strange =
                ways.own.fields().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
        strange.removeAll(KEYS);
        if (!strange.isEmpty()) {
            throw new BadCheckpointException(ways.where + strange + " is not known, but " + new TreeSet<>(KEYS));
        }
        try {
            return ways.over(general);
        } catch (IllegalArgumentException e) {
            throw new BadCheckpointException(e.getMessage(), e);
        }
    }

    private Setup over(Setup general) throws BadCheckpointException {
        Conduct usual = general.conduct();
        return new Setup(
                general.prefix(),
                cameras(general.cameras()),
                has("units")
                        ? Optional.of(Setup.unitsOf(where + "'units'", own.text("units", ""), ""))
                        : general.named(),
                tasks(general.tasks()),
                new Conduct(
                        own.number("fps", 1, 240, usual.rateHz()),
                        own.number("next_at", 0, 1, usual.nextAt()),
                        has("merge") ? Setup.mergeOf(where + "'merge'", own.text("merge", "")) : usual.mixing(),
                        has("rtc") ? chunking(own.object("rtc")) : usual.chunking(),
                        (long) own.number("seed", Integer.MIN_VALUE, Integer.MAX_VALUE, usual.seed()),
                        seconds("timeout_sec", 1, 600, usual.timeout()),
                        seconds("still_sec", 0, 60, usual.still())),
                habits(general.habits()),
                tailoring(general.tailoring()));
    }

    private Tailoring tailoring(Tailoring usual) throws BadCheckpointException {
        if (!has("precision") && !has("chunk") && !has("n_action_steps")) {
            return usual;
        }
        if (has("precision") && !own.node("precision").isTextual()) {
            throw new BadCheckpointException(where + "'precision' is " + own.node("precision") + ", a text is needed");
        }
        return new Tailoring(
                where,
                Optional.of(own.text("precision", "")).filter(said -> !said.isEmpty()),
                actions("chunk"),
                actions("n_action_steps"));
    }

    private OptionalInt actions(String key) throws BadCheckpointException {
        return has(key) ? OptionalInt.of(own.integer(key, 1, PolicyConfig.MOST_ACTIONS)) : OptionalInt.empty();
    }

    private Habits habits(Habits usual) throws BadCheckpointException {
        double rateHz = own.number("inference_rate_hz", Habits.LEAST_HZ, Habits.MOST_HZ, 0);
        return new Habits(
                rateHz == 0 ? usual.inferenceRateHz() : OptionalDouble.of(rateHz),
                own.integer("warm_up", 0, Habits.MOST_WARM_UPS, usual.warmUps()),
                Duration.ofMillis(own.integer("least_thought_ms", 0, (int) Habits.MOST_THOUGHT.toMillis(), (int)
                        usual.leastThought().toMillis())));
    }

    private boolean has(String key) {
        return !own.node(key).isMissingNode() && !own.node(key).isNull();
    }

    private Duration seconds(String key, int least, int most, Duration otherwise) throws BadCheckpointException {
        return has(key) ? Duration.ofSeconds(own.integer(key, least, most)) : otherwise;
    }

    private static Optional<RealTimeChunking> chunking(ConfigFile rtc) throws BadCheckpointException {
        return Setup.chunkingOf(
                rtc.file() + ": 'schedule'",
                rtc.text("schedule", "exp"),
                rtc.integer("horizon", 1, 1000, 10),
                rtc.number("weight", 1e-3, 100, 10));
    }

    private List<String> tasks(List<String> otherwise) throws BadCheckpointException {
        if (!has("tasks")) {
            return otherwise;
        }
        List<String> tasks = new ArrayList<>();
        for (JsonNode task : own.node("tasks")) {
            tasks.add(task.asText("").strip().toLowerCase(Locale.ROOT));
        }
        if (tasks.isEmpty() || tasks.contains("")) {
            throw new BadCheckpointException(where + "'tasks' is " + own.node("tasks") + ", a list of texts is needed");
        }
        return tasks;
    }

    private Map<String, String> cameras(Map<String, String> otherwise) throws BadCheckpointException {
        if (!has("cameras")) {
            return otherwise;
        }
        Map<String, String> cameras = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> camera : own.object("cameras").fields()) {
            if (!camera.getValue().isTextual()) {
                throw new BadCheckpointException(
                        where + "'cameras' names no camera of the robot for " + camera.getKey());
            }
            cameras.put(camera.getKey(), camera.getValue().asText());
        }
        return cameras;
    }
}
