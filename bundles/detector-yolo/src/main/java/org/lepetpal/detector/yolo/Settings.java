package org.lepetpal.detector.yolo;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to run, and what to look for.
 *
 * @param model file or folder; empty for none
 * @param classes published names that are asked for; empty for all
 * @param rename published name by the model's own
 * @param confidence least one that is reported, 0.01…1
 * @param iou overlap above which the lesser of two is dropped, 0.05…1
 * @param engine how the model is run
 */
record Settings(
        Optional<Path> model,
        List<String> classes,
        Map<String, String> rename,
        double confidence,
        double iou,
        Engine engine) {
    Settings {
        classes = List.copyOf(classes);
        rename = Map.copyOf(rename);
        within("YOLO_CONFIDENCE", confidence, 0.01);
        within("YOLO_IOU", iou, 0.05);
    }

    static Settings of(Config config) {
        List<String> classes = items(config.yolo_classes());
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("YOLO_CLASSES is empty: name classes, or * for all");
        }
        return new Settings(
                path(config.yolo_model().strip()),
                classes.contains("*") ? List.of() : classes,
                rename(config.yolo_rename()),
                config.yolo_confidence(),
                config.yolo_iou(),
                new Engine(config.yolo_threads(), config.yolo_optimize(), config.yolo_provider()));
    }

    /** The same for a model that says itself what it is for; for an empty list, as it is. */
    Settings lookingFor(List<String> others) {
        return others.isEmpty() ? this : new Settings(model, others, rename, confidence, iou, engine);
    }

    /** Published names by number of the model's class, for those that are asked for. */
    Map<Integer, String> wanted(List<String> names) {
        Map<Integer, String> wanted = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String published = rename.getOrDefault(names.get(i), names.get(i));
            if (!published.isBlank() && (classes.isEmpty() || classes.contains(published))) {
                wanted.put(i, published);
            }
        }
        return wanted;
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("YOLO_MODEL = '" + text + "' is no path: " + e.getReason(), e);
        }
    }

    private static Map<String, String> rename(String text) {
        Map<String, String> rename = new HashMap<>();
        for (String item : items(text)) {
            String[] pair = item.split(":", -1);
            if (pair.length != 2 || pair[0].isBlank() || pair[1].isBlank()) {
                throw new IllegalArgumentException("YOLO_RENAME: '" + item + "' is not MODEL'S NAME:PUBLISHED NAME");
            }
            rename.put(pair[0].strip(), pair[1].strip());
        }
        return rename;
    }

    private static List<String> items(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static void within(String name, double value, double least) {
        if (!(value >= least && value <= 1)) {
            throw new IllegalArgumentException(name + " = " + value + " is not in " + least + "…1");
        }
    }
}
