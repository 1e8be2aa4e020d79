package org.lepetpal.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.testkit.SharedData;

/** People who walk through TUD-Campus, as they were marked by hand; boxes shake and fail to come. */
class PeopleTest {
    private static final long PERIOD = 40_000_000;

    /** One marked person. */
    private record Marked(int person, Detection box) {}

    @ParameterizedTest
    @CsvSource({"0, 0, 2, 0.95", "0.03, 0, 3, 0.9", "0.03, 0.15, 6, 0.85", "0.05, 0.3, 10, 0.7"})
    void numbersStayWithPeople(double shaking, double missing, int mostChanges, double leastFollowed)
            throws IOException {
        Random random = new Random(5);
        ByteTracker tracker = new ByteTracker(new Settings(0.5, 0.1, 2), new Counter()::next);
        Map<Integer, Long> numbers = new HashMap<>();
        int changes = 0;
        int followed = 0;
        int boxes = 0;
        for (Map.Entry<Integer, List<Marked>> picture : pictures().entrySet()) {
            List<Marked> seen = new ArrayList<>();
            for (Marked marked : picture.getValue()) {
                if (random.nextDouble() >= missing) {
                    seen.add(new Marked(marked.person(), shaken(marked.box(), shaking, random)));
                }
            }
            List<Detection> out = tracker.follow(seen.stream().map(Marked::box).toList(), picture.getKey() * PERIOD);
            for (int i = 0; i < out.size(); i++) {
                boxes++;
                if (out.get(i).track().isPresent()) {
                    followed++;
                    long number = out.get(i).track().getAsLong();
                    Long before = numbers.put(seen.get(i).person(), number);
                    changes += before != null && before != number ? 1 : 0;
                }
            }
        }

        assertThat(changes).as("changes of number among %d boxes", boxes).isLessThanOrEqualTo(mostChanges);
        assertThat((double) followed / boxes).isGreaterThan(leastFollowed);
    }

    private static Map<Integer, List<Marked>> pictures() throws IOException {
        Map<Integer, List<Marked>> pictures = new TreeMap<>();
        for (String line : Files.readAllLines(SharedData.path("mot/TUD-Campus-gt.txt"))) {
            String[] parts = line.split(",");
            Detection box = new Detection(
                    "person",
                    0.9,
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]),
                    Double.parseDouble(parts[4]),
                    Double.parseDouble(parts[5]));
            pictures.computeIfAbsent(Integer.parseInt(parts[0]), picture -> new ArrayList<>())
                    .add(new Marked(Integer.parseInt(parts[1]), box));
        }
        return pictures;
    }

    /** Confidence shakes too: down to 0.3, where a box can only continue. */
    private static Detection shaken(Detection box, double part, Random random) {
        return new Detection(
                "person",
                part == 0 ? 0.9 : 0.3 + 0.65 * random.nextDouble(),
                box.left() + part * box.width() * random.nextGaussian(),
                box.top() + part * box.height() * random.nextGaussian(),
                box.width() * (1 + part * random.nextGaussian()),
                box.height() * (1 + part * random.nextGaussian()));
    }

    private static final class Counter {
        private long last;

        long next() {
            return ++last;
        }
    }
}
