package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lepetpal.detector.yolo.layout.Found;
import org.lepetpal.testkit.SharedData;

/** How many of the things that people labelled in photographs each model finds: as many as the reference did. */
class RecallTest {
    private static final String FOLDER = "images/coco128";
    private static final double IOU = 0.5;

    @TestFactory
    Stream<DynamicTest> everyModelFindsAsManyAsItDid() throws Exception {
        JsonNode reference = SharedData.json("reference/coco128_recall_iou50_conf25.json");
        return reference.properties().stream()
                .map(model -> dynamicTest(model.getKey(), () -> {
                    Map<String, int[]> wanted = new TreeMap<>();
                    model.getValue()
                            .properties()
                            .forEach(kind -> wanted.put(kind.getKey(), new int[] {
                                kind.getValue().path("found").asInt(),
                                kind.getValue().path("labelled").asInt()
                            }));
                    Map<String, int[]> counted = count(model.getKey());
                    counted.keySet().retainAll(wanted.keySet());
                    assertThat(counted).containsExactlyInAnyOrderEntriesOf(wanted);
                }));
    }

    /** Found and labelled, by class. */
    private static Map<String, int[]> count(String name) throws Exception {
        Map<String, int[]> counts = new TreeMap<>();
        try (YoloModel model = Reference.load(name);
                Stream<Path> labels = Files.list(SharedData.path(FOLDER + "/labels"))) {
            for (Path file : labels.toList()) {
                String photo = file.getFileName().toString().replace(".txt", ".jpg");
                Picture picture = Photos.read(FOLDER + "/" + photo);
                List<Found> found = new ArrayList<>(
                        model.look(picture, Reference.CONFIDENCE, Reference.OVERLAP, Reference.kinds(model)));
                for (Found thing : labelled(file, picture)) {
                    int[] count = counts.computeIfAbsent(model.names().get(thing.kind()), kind -> new int[2]);
                    count[1]++;
                    found.stream()
                            .filter(one -> one.kind() == thing.kind() && one.overlap(thing) >= IOU)
                            .findFirst()
                            .ifPresent(one -> {
                                found.remove(one);
                                count[0]++;
                            });
                }
            }
        }
        return counts;
    }

    /** Each line: class, middle and size, in parts of the picture. */
    private static List<Found> labelled(Path file, Picture picture) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> {
                    String[] parts = line.strip().split("\\s+");
                    double x = Double.parseDouble(parts[1]) * picture.width();
                    double y = Double.parseDouble(parts[2]) * picture.height();
                    double across = Double.parseDouble(parts[3]) * picture.width() / 2;
                    double down = Double.parseDouble(parts[4]) * picture.height() / 2;
                    return new Found(
                            Integer.parseInt(parts[0]), 1, x - across, y - down, x + across, y + down, List.of());
                })
                .toList();
    }
}
