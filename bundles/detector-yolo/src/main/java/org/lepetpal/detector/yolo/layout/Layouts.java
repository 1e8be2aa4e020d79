package org.lepetpal.detector.yolo.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells the layout of a model from the shapes, and where those do not do from the values, of its first outputs. */
public final class Layouts {
    private static final Map<String, Rule> RULES = rules();

    private Layouts() {}

    private interface Rule {
        Optional<Layout> fits(List<Output> outputs, Hints hints);
    }

    /** Those that can be asked for by name. */
    public static Set<String> names() {
        return RULES.keySet();
    }

    /** The first that fits; empty where none does. */
    public static Optional<Layout> find(List<Output> outputs, Hints hints) {
        return RULES.entrySet().stream()
                .filter(rule -> hints.layout().isEmpty() || hints.layout().get().equals(rule.getKey()))
                .map(rule -> rule.getValue().fits(outputs, hints))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        rules.put("fastestdet", Layouts::cells);
        rules.put("nanodet", Distributions::find);
        rules.put("final", Layouts::finals);
        rules.put("columns", Layouts::columns);
        rules.put("yolox", Rows::yolox);
        rules.put("rows", Rows::decoded);
        return rules;
    }

    /** The matrix among the outputs; exports of YOLOv5 and of masks have more, which are not needed. */
    static Optional<Output> matrix(List<Output> outputs) {
        return Optional.of(outputs.getFirst()).filter(Output::isMatrix);
    }

    private static Optional<Layout> cells(List<Output> outputs, Hints hints) {
        Output output = outputs.getFirst();
        int kinds = output.side(3) - 5;
        boolean fits = outputs.size() == 1
                && output.shape().length == 4
                && output.shape()[0] == 1
                && kinds >= 1
                && kinds == hints.kinds().orElse(kinds)
                && output.side(1) * 16 == hints.width()
                && output.side(2) * 16 == hints.height();
        return fits ? Optional.of(new CellLayout(kinds, hints.width(), hints.height())) : Optional.empty();
    }

    private static Optional<Layout> finals(List<Output> outputs, Hints hints) {
        return matrix(outputs).flatMap(output -> finals(output, masks(outputs), hints));
    }

    private static Optional<Layout> finals(Output output, int masks, Hints hints) {
        int length = output.side(1);
        boolean few = output.side(2) <= 1000
                && Anchors.of(output.side(2), hints.width(), hints.height()).isEmpty();
        if (output.shape().length == 2 && length == 7) {
            return Optional.of(FinalLayout.numbered());
        }
        boolean fits = length == 6 + hints.keypoints().size() + masks && (hints.endToEnd() || few);
        return fits ? Optional.of(FinalLayout.plain(hints.keypoints())) : Optional.empty();
    }

    private static Optional<Layout> columns(List<Output> outputs, Hints hints) {
        return matrix(outputs)
                .filter(output -> output.side(1) > output.side(2))
                .flatMap(output -> columns(outputs, output, hints));
    }

    /** How many numbers of a thing its mask takes: one for each of the pictures that come beside. */
    private static int masks(List<Output> outputs) {
        return outputs.size() == 2 && outputs.get(1).shape().length == 4
                ? outputs.get(1).side(3)
                : 0;
    }

    private static Optional<Layout> columns(List<Output> outputs, Output output, Hints hints) {
        int beside = 4 + hints.keypoints().size() + masks(outputs);
        int kinds = output.side(2) - beside;
        if (kinds < 1 || kinds != hints.kinds().orElse(kinds)) {
            return Optional.empty();
        }
        boolean parts = Rows.inParts(output, output.side(1), 1);
        return Optional.of(
                new ColumnLayout(kinds, hints.keypoints(), parts ? hints.width() : 1, parts ? hints.height() : 1));
    }
}
