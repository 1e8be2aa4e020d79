package org.lepetpal.detector.yolo.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lepetpal.detector.yolo.layout.Hints;
import org.lepetpal.detector.yolo.layout.KeypointForm;

/** What a model's card and metadata say, in numbers: the metadata are those that Ultralytics' exporter writes. */
public final class Traits {
    private static final int DEFAULT_SIDE = 640;
    private static final int MOST_PIXELS = 4096;
    private static final Pattern TWO = Pattern.compile("[\\[(]\\s*(\\d{1,5})\\s*,\\s*(\\d{1,5})\\s*[\\])]");
    private static final Set<String> TASKS = Set.of("detect", "pose", "segment");

    private final Blueprint blueprint;
    private final ModelCard card;
    private final List<String> names;

    /** @throws BadModelException for a task that gives no upright boxes, and for names that cannot be read */
    public Traits(Blueprint blueprint, ModelCard card) throws BadModelException {
        this.blueprint = blueprint;
        this.card = card;
        String task = blueprint.metadata().getOrDefault("task", "detect");
        if (!TASKS.contains(task)) {
            throw new BadModelException("it is for the task '" + task + "'; those for detect, pose and segment work");
        }
        if (!card.names().isEmpty()) {
            names = card.names();
        } else if (blueprint.metadata().containsKey("names")) {
            names = List.copyOf(ClassNames.parse(blueprint.metadata().get("names")));
        } else {
            names = List.of();
        }
    }

    /** Height of the input: the model's own, else the card's, else the metadata's, else 640. */
    public int height(long declared) throws BadModelException {
        return side(declared, card.height(), 1);
    }

    /** Width of the input, likewise. */
    public int width(long declared) throws BadModelException {
        return side(declared, card.width(), 2);
    }

    /** What is known for telling the layout. */
    public Hints hints(int width, int height) {
        return new Hints(
                width,
                height,
                names.isEmpty() ? OptionalInt.empty() : OptionalInt.of(names.size()),
                keypoints(),
                blueprint.metadata().getOrDefault("end2end", "").equalsIgnoreCase("true")
                        || blueprint.metadata().getOrDefault("args", "").contains("'nms': True"),
                blueprint.metadata().containsKey("stride"),
                card.layout());
    }

    /**
     * Names of so many classes.
     *
     * @param kinds 0 where the layout does not say
     * @throws BadModelException when there are none, or not as many
     */
    public List<String> names(int kinds) throws BadModelException {
        if (names.isEmpty() && (kinds == 0 || kinds == ClassNames.coco().size())) {
            return ClassNames.coco();
        }
        if (names.isEmpty()) {
            throw new BadModelException("it has " + kinds + " classes without names: give \"names\" in model.json");
        }
        if (kinds != 0 && kinds != names.size()) {
            throw new BadModelException("it has " + kinds + " classes and " + names.size() + " names");
        }
        return names;
    }

    private KeypointForm keypoints() {
        String shape = blueprint.metadata().getOrDefault("kpt_shape", "");
        Matcher two = TWO.matcher(shape);
        boolean sane = two.matches() && Set.of("2", "3").contains(two.group(2));
        return sane && Integer.parseInt(two.group(1)) <= 1000
                ? new KeypointForm(Integer.parseInt(two.group(1)), Integer.parseInt(two.group(2)))
                : KeypointForm.NONE;
    }

    private int side(long declared, OptionalInt said, int group) throws BadModelException {
        Optional<Integer> noted = Optional.of(TWO.matcher(blueprint.metadata().getOrDefault("imgsz", "")))
                .filter(Matcher::matches)
                .map(two -> Integer.parseInt(two.group(group)));
        int side = declared > 0 ? (int) Math.min(declared, Integer.MAX_VALUE) : said.orElse(noted.orElse(DEFAULT_SIDE));
        if (side < 32 || side > MOST_PIXELS) {
            throw new BadModelException("its input has a side of " + side + "; 32…" + MOST_PIXELS + " are supported");
        }
        return side;
    }
}
