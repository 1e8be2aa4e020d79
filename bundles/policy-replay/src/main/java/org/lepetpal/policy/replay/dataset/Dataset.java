package org.lepetpal.policy.replay.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A LeRobot dataset of version 3: {@code meta/info.json}, and tables of episodes, actions and tasks. Its videos are not looked at. */
public final class Dataset {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path INFO = Path.of("meta", "info.json");
    private static final Path EPISODES = Path.of("meta", "episodes");
    private static final Path TASKS = Path.of("meta", "tasks.parquet");
    private static final Pattern PLACE = Pattern.compile("\\{(chunk_index|file_index):0(\\d)d\\}");
    private static final String ACTION = "action";
    private static final String EPISODE = "episode_index";
    private static final String TASK = "task_index";
    /** What pandas calls the column by which it finds rows, where nobody has named it. */
    private static final String UNNAMED = "__index_level_0__";

    private final Path folder;
    private final JsonNode info;

    private Dataset(Path folder, JsonNode info) {
        this.folder = folder;
        this.info = info;
    }

    /** Whether a folder is a dataset of this kind, as far as {@code meta/info.json} tells. */
    public static boolean isOne(Path folder) {
        try {
            open(folder);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws BadDatasetException naming the file and what is wrong with it */
    public static Dataset open(Path folder) throws IOException {
        Path file = folder.resolve(INFO);
        if (!Files.isRegularFile(file)) {
            throw new BadDatasetException(INFO + " is missing: a dataset is the folder that holds meta and data");
        }
        try {
            JsonNode info = JSON.readTree(file.toFile());
            String version = info.path("codebase_version").asText();
            if (!version.startsWith("v3.")) {
                throw new BadDatasetException(INFO + ": 'codebase_version' is '" + version + "'; v3.* is read");
            }
            return new Dataset(folder, info);
        } catch (JsonProcessingException e) {
            throw new BadDatasetException(INFO + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads one episode's actions.
     *
     * @param number from 0
     * @throws BadDatasetException naming the file and what is wrong with it
     */
    public Episode episode(int number) throws IOException {
        double fps = info.path("fps").asDouble();
        if (!(fps >= 1 && fps <= 1000)) {
            throw new BadDatasetException(INFO + ": 'fps' is " + info.path("fps") + ", 1 to 1000 is needed");
        }
        List<String> joints = info.path("features")
                .path(ACTION)
                .path("names")
                .valueStream()
                .map(name -> name.asText().replaceFirst("\\.pos$", ""))
                .toList();
        List<double[]> actions = new ArrayList<>();
        Set<Long> tasks = new LinkedHashSet<>();
        data(number)
                .rows(
                        row -> {
                            if (row.number(EPISODE) == number) {
                                actions.add(row.floats(ACTION));
                                tasks.add(row.number(TASK));
                            }
                        },
                        EPISODE,
                        ACTION,
                        TASK);
        check(number, joints, actions);
        return new Episode(number, fps, joints, actions, tasks(tasks));
    }

    private static void check(int number, List<String> joints, List<double[]> actions) throws BadDatasetException {
        if (actions.isEmpty()) {
            throw new BadDatasetException("episode " + number + " holds no actions");
        }
        for (double[] action : actions) {
            if (action.length != joints.size()) {
                throw new BadDatasetException("episode " + number + ": an action has " + action.length + " numbers, "
                        + INFO + " names " + joints.size() + " joints");
            }
            for (double value : action) {
                if (!Double.isFinite(value)) {
                    throw new BadDatasetException("episode " + number + ": an action holds " + value);
                }
            }
        }
    }

    /** The file that holds an episode's actions. */
    private Table data(int number) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder.resolve(EPISODES))) {
            files = all.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
        List<long[]> found = new ArrayList<>();
        for (Path file : files) {
            new Table(file)
                    .rows(
                            row -> {
                                if (row.number(EPISODE) == number) {
                                    found.add(
                                            new long[] {row.number("data/chunk_index"), row.number("data/file_index")});
                                }
                            },
                            EPISODE,
                            "data/chunk_index",
                            "data/file_index");
        }
        long[] place = found.stream()
                .findFirst()
                .orElseThrow(() -> new BadDatasetException("there is no episode " + number + "; the dataset has "
                        + info.path("total_episodes").asInt() + ", counted from 0"));
        String pattern = info.path("data_path").asText("data/chunk-{chunk_index:03d}/file-{file_index:03d}.parquet");
        return new Table(within(filled(pattern, place[0], place[1])));
    }

    private static String filled(String pattern, long chunk, long file) {
        Matcher places = PLACE.matcher(pattern);
        return places.replaceAll(place ->
                String.format("%0" + place.group(2) + "d", place.group(1).equals("chunk_index") ? chunk : file));
    }

    private Path within(String name) throws BadDatasetException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new BadDatasetException(INFO + " names '" + name + "', which is not in the dataset's folder");
        }
        return file;
    }

    private List<String> tasks(Set<Long> wanted) throws IOException {
        List<String> tasks = new ArrayList<>();
        Table table = new Table(folder.resolve(TASKS));
        String text = table.has("task") ? "task" : UNNAMED;
        table.rows(
                row -> {
                    if (wanted.contains(row.number(TASK))) {
                        tasks.add(row.text(text));
                    }
                },
                TASK,
                text);
        return tasks;
    }
}
