package org.lepetpal.detector.yolo.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lepetpal.detector.yolo.layout.Preparation.Fit;
import org.lepetpal.detector.yolo.layout.Preparation.Order;

/**
 * Outputs as exporters document them, with one thing in each: a dog (class 16) between 80, 170 and 120, 230 with a score of 0.72 in
 * an input of 640 × 640, unless the form says otherwise.
 */
class LayoutsTest {
    private static final double THRESHOLD = 0.25;
    private static final KeypointForm COCO_BODY = new KeypointForm(17, 3);
    private static final Hints COCO = hints(OptionalInt.of(80), KeypointForm.NONE, false);
    private static final Hints NAMELESS = hints(OptionalInt.empty(), KeypointForm.NONE, false);
    private static final Found DOG = dog(16);

    /**
     * A form of output.
     *
     * @param said what is known beside the outputs
     * @param kinds classes that the layout tells; 0 where it does not say
     * @param found what is in there
     */
    private record Form(
            String name,
            Hints said,
            int kinds,
            boolean overlapping,
            Preparation prepared,
            Found found,
            Output... outputs) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatAnExporterWroteIsFound(Form form) {
        Layout layout = Layouts.find(List.of(form.outputs()), form.said()).orElseThrow();

        assertThat(layout.kinds()).isEqualTo(form.kinds());
        assertThat(layout.overlapping()).isEqualTo(form.overlapping());
        assertThat(layout.preparation()).isEqualTo(form.prepared());
        List<Found> found = layout.decode(List.of(form.outputs()), THRESHOLD);
        assertThat(found).hasSize(1);
        assertThat(numbers(found.getFirst())).containsExactly(numbers(form.found()), within(1e-3));
        assertThat(layout.highest(List.of(form.outputs())))
                .isCloseTo(form.found().score(), within(1e-6));
    }

    private static Stream<Form> forms() {
        return Stream.of(rows(), columns(), finals(), yolox(), nanodet(), fastestDet())
                .flatMap(List::stream);
    }

    private static List<Form> rows() {
        Preparation rgb = Preparation.ultralytics();
        Tensor v5 = Tensor.of(1, 25200, 85).row(7, 0, 100, 200, 40, 60, 0.9).row(7, 5 + 16, 0.8);
        Tensor two = Tensor.of(1, 25200, 7).row(7, 0, 100, 200, 40, 60, 0.9, 0.1, 0.8);
        Tensor one = Tensor.of(1, 25200, 6).row(7, 0, 100, 200, 40, 60, 0.72, 0.5);
        Tensor parts = Tensor.of(1, 25200, 85)
                .row(7, 0, 0.15625, 0.3125, 0.0625, 0.09375, 0.9)
                .row(7, 5 + 16, 0.8);
        Tensor turned = Tensor.of(1, 8400, 84).row(7, 0, 100, 200, 40, 60).row(7, 4 + 16, 0.72);
        return List.of(
                new Form("YOLOv5 and v7", COCO, 80, true, rgb, DOG, v5.output()),
                new Form("YOLOv5 and v7 without names", NAMELESS, 80, true, rgb, DOG, v5.output()),
                new Form("YOLOv5 and v7 of two classes without names", NAMELESS, 2, true, rgb, dog(1), two.output()),
                new Form("YOLOv5 and v7 of one class", kinds(1), 1, true, rgb, dog(0), one.output()),
                new Form("YOLOv5 in parts of the picture", COCO, 80, true, rgb, DOG, parts.output()),
                new Form("YOLOv8 turned", COCO, 80, true, rgb, DOG, turned.output()),
                new Form("YOLOv8 turned without names", NAMELESS, 80, true, rgb, DOG, turned.output()));
    }

    private static List<Form> columns() {
        Preparation rgb = Preparation.ultralytics();
        Tensor v8 = Tensor.of(1, 84, 8400).column(7, 0, 100, 200, 40, 60).column(7, 4 + 16, 0.72);
        Tensor parts = Tensor.of(1, 84, 8400)
                .column(7, 0, 0.15625, 0.3125, 0.0625, 0.09375)
                .column(7, 4 + 16, 0.72);
        Tensor masks = Tensor.of(1, 116, 8400)
                .column(7, 0, 100, 200, 40, 60)
                .column(7, 4 + 16, 0.72)
                .column(7, 84, DoubleStream.generate(() -> 0.9).limit(32).toArray());
        Output pictures = Tensor.of(1, 32, 160, 160).output();
        Tensor pose =
                Tensor.of(1, 56, 8400).column(7, 0, 100, 200, 40, 60, 0.72).column(7, 5, bodyNumbers());
        return List.of(
                new Form("YOLOv8 and 11", COCO, 80, true, rgb, DOG, v8.output()),
                new Form("YOLOv8 and 11 without names", NAMELESS, 80, true, rgb, DOG, v8.output()),
                new Form("YOLOv8 in parts of the picture", COCO, 80, true, rgb, DOG, parts.output()),
                new Form("YOLOv8 with masks", COCO, 80, true, rgb, DOG, masks.output(), pictures),
                new Form("YOLOv8 with masks without names", NAMELESS, 80, true, rgb, DOG, masks.output(), pictures),
                new Form("YOLOv8 pose", body(false), 1, true, rgb, dog(0, bodyPoints()), pose.output()));
    }

    private static List<Form> finals() {
        Preparation rgb = Preparation.ultralytics();
        Hints byArguments = hints(OptionalInt.of(80), KeypointForm.NONE, true);
        Hints oneByArguments = hints(OptionalInt.of(1), KeypointForm.NONE, true);
        Tensor few = Tensor.of(1, 300, 6).row(7, 0, 80, 170, 120, 230, 0.72, 16);
        Tensor many = Tensor.of(1, 2100, 6).row(7, 0, 80, 170, 120, 230, 0.72, 0);
        Tensor masks = Tensor.of(1, 300, 38)
                .row(7, 0, 80, 170, 120, 230, 0.72, 16)
                .row(7, 6, DoubleStream.generate(() -> 0.9).limit(32).toArray());
        Output pictures = Tensor.of(1, 32, 160, 160).output();
        Tensor pose =
                Tensor.of(1, 300, 57).row(7, 0, 80, 170, 120, 230, 0.72, 0).row(7, 6, bodyNumbers());
        Tensor numbered = Tensor.of(9, 7).row(7, 0, 0, 80, 170, 120, 230, 16, 0.72);
        return List.of(
                new Form("YOLOv10 and 26", COCO, 0, false, rgb, DOG, few.output()),
                new Form("with NMS by its arguments", byArguments, 0, false, rgb, DOG, few.output()),
                new Form("with NMS and room for many", oneByArguments, 0, false, rgb, dog(0), many.output()),
                new Form("with NMS and masks", byArguments, 0, false, rgb, DOG, masks.output(), pictures),
                new Form("end to end, pose", body(true), 0, false, rgb, dog(0, bodyPoints()), pose.output()),
                new Form("YOLOv7 with NMS", COCO, 0, false, rgb, DOG, numbered.output()));
    }

    private static List<Form> yolox() {
        Preparation bgr = Preparation.yolox();
        Tensor decoded = Tensor.of(1, 8400, 85)
                .row(7, 0, 100, 200, 40, 60, 0.9)
                .row(7, 5 + 16, 0.8)
                .row(79, 0, 636, 4, 8, 8);
        // Point 25 of row 25 of the first grid, of steps of 8 pixels: 200, 200.
        Tensor raw = Tensor.of(1, 8400, 85)
                .row(25 * 80 + 25, 0, -12.5, 0, Math.log(5), Math.log(7.5), 0.9)
                .row(25 * 80 + 25, 5 + 16, 0.8);
        Tensor one = Tensor.of(1, 8400, 6).row(7, 0, 100, 200, 40, 60, 0.9, 0.8).row(79, 0, 636, 4, 8, 8);
        return List.of(
                new Form("YOLOX decoded", COCO, 80, true, bgr, DOG, decoded.output()),
                new Form("YOLOX raw", COCO, 80, true, bgr, DOG, raw.output()),
                new Form("YOLOX of one class", kinds(1), 1, true, bgr, dog(0), one.output()));
    }

    /** In an input of 320 × 320: point 6 of row 10 of the second grid, of steps of 16 pixels. */
    private static List<Form> nanodet() {
        Preparation imageNet = Preparation.nanodet();
        int point = 40 * 40 + 10 * 20 + 6;
        Found from = new Found(16, 0.72, 96 - 16, 160 - 32, 96 + 48, 160 + 64, List.of());
        Found fromMiddle = new Found(16, 0.72, 104 - 16, 168 - 32, 104 + 48, 168 + 64, List.of());
        Tensor plus = Tensor.of(1, 2125, 112).row(point, 16, 0.72).row(point, 80, steps(1, 2, 3, 4));
        Tensor three = Tensor.of(1, 2100, 112).row(point, 16, 0.72).row(point, 80, steps(1, 2, 3, 4));
        Output[] pairs = {
            Tensor.of(1, 1600, 80).output(),
            Tensor.of(1, 400, 80).row(10 * 20 + 6, 16, 0.72).output(),
            Tensor.of(1, 100, 80).output(),
            Tensor.of(1, 1600, 32).output(),
            Tensor.of(1, 400, 32).row(10 * 20 + 6, 0, steps(1, 2, 3, 4)).output(),
            Tensor.of(1, 100, 32).output()
        };
        return List.of(
                new Form("NanoDet-Plus", small(), 80, true, imageNet, from, plus.output()),
                new Form("NanoDet in one output", small(), 80, true, imageNet, fromMiddle, three.output()),
                new Form("NanoDet", small(), 80, true, imageNet, fromMiddle, pairs));
    }

    /** In an input of 352 × 352: cell 6 of row 10, of steps of 16 pixels. Its score is there^0.6 · class^0.4. */
    private static List<Form> fastestDet() {
        Tensor cells = Tensor.of(1, 85, 22, 22)
                .row(10, 6, 0.72)
                .row(22 + 10, 6, atanh(0.5))
                .row(2 * 22 + 10, 6, atanh(0.25))
                .row(3 * 22 + 10, 6, 0)
                .row(4 * 22 + 10, 6, -Math.log(3))
                .row((5 + 16) * 22 + 10, 6, 0.72);
        Hints said = new Hints(352, 352, OptionalInt.of(80), KeypointForm.NONE, false, false, Optional.empty());
        Found found = new Found(16, 0.72, 104 - 88, 164 - 44, 104 + 88, 164 + 44, List.of());
        return List.of(new Form("FastestDet", said, 80, true, Preparation.fastestDet(), found, cells.output()));
    }

    private static double atanh(double value) {
        return Math.log((1 + value) / (1 - value)) / 2;
    }

    @Test
    void scoresOfNanoDetThatAreNoneYetGoThroughTheSigmoidFunction() {
        int point = 40 * 40 + 10 * 20 + 6;
        Tensor plus = Tensor.of(1, 2125, 112).row(point, 16, 2).row(point, 80, steps(1, 2, 3, 4));
        for (int row = 0; row < 2125; row++) {
            for (int kind = 0; kind < 80; kind++) {
                if (row != point || kind != 16) {
                    plus.row(row, kind, -9);
                }
            }
        }

        Layout layout = Layouts.find(List.of(plus.output()), small()).orElseThrow();

        assertThat(layout.decode(List.of(plus.output()), THRESHOLD))
                .singleElement()
                .satisfies(found -> assertThat(found.score()).isCloseTo(0.8808, within(1e-4)));
    }

    @Test
    void boxesInPartsAreToldByTheLargestOfAll() {
        Output pixels =
                Tensor.of(1, 84, 8400).column(0, 0, 0.4).column(7, 0, 1.6).output();
        Output parts =
                Tensor.of(1, 84, 8400).column(0, 0, 0.4).column(7, 0, 1.5).output();

        assertThat(Rows.inParts(pixels, 8400, 1)).isFalse();
        assertThat(Rows.inParts(parts, 8400, 1)).isTrue();
        assertThat(Rows.inParts(Tensor.of(1, 8400, 84).row(7, 0, 1.6).output(), 8400, 84))
                .isFalse();
    }

    @Test
    void preparationsAreThoseOfTheirExporters() {
        assertThat(Preparation.ultralytics().order()).isEqualTo(Order.RGB);
        assertThat(Preparation.ultralytics().std()).containsOnly(255.0);
        assertThat(Preparation.yolox().order()).isEqualTo(Order.BGR);
        assertThat(Preparation.yolox().fit()).isEqualTo(Fit.CORNER);
        assertThat(Preparation.yolox().std()).containsOnly(1.0);
        assertThat(Preparation.nanodet().mean()).containsExactly(103.53, 116.28, 123.675);
        assertThat(Preparation.fastestDet().order()).isEqualTo(Order.BGR);
        assertThat(Preparation.fastestDet().fit()).isEqualTo(Fit.STRETCHED);
    }

    @Test
    void shapesOfNoKnownLayoutAreNone() {
        assertThat(Layouts.find(List.of(Tensor.of(1, 300, 7).output()), COCO)).isEmpty();
        assertThat(Layouts.find(List.of(Tensor.of(1, 85, 20, 20).output()), COCO))
                .isEmpty();
        assertThat(Layouts.find(List.of(Tensor.of(1, 84, 8400).output()), kinds(3)))
                .isEmpty();
    }

    /** Distributions of eight steps each, nearly all in one. */
    private static double[] steps(int... edges) {
        double[] numbers = new double[8 * edges.length];
        for (int i = 0; i < edges.length; i++) {
            numbers[8 * i + edges[i]] = 30;
        }
        return numbers;
    }

    private static double[] bodyNumbers() {
        return bodyPoints().stream()
                .flatMapToDouble(point -> DoubleStream.of(point.x(), point.y(), point.score()))
                .toArray();
    }

    private static List<Keypoint> bodyPoints() {
        List<Keypoint> points = new ArrayList<>();
        for (int i = 0; i < COCO_BODY.count(); i++) {
            points.add(new Keypoint(81 + 2 * i, 171 + 3 * i, 0.5 + i / 100.0));
        }
        return points;
    }

    private static Found dog(int kind) {
        return dog(kind, List.of());
    }

    private static Found dog(int kind, List<Keypoint> points) {
        return new Found(kind, 0.72, 80, 170, 120, 230, points);
    }

    private static double[] numbers(Found found) {
        return DoubleStream.concat(
                        DoubleStream.of(
                                found.kind(), found.score(), found.left(), found.top(), found.right(), found.bottom()),
                        found.keypoints().stream()
                                .flatMapToDouble(point -> DoubleStream.of(point.x(), point.y(), point.score())))
                .toArray();
    }

    private static Hints kinds(int kinds) {
        return hints(OptionalInt.of(kinds), KeypointForm.NONE, false);
    }

    private static Hints body(boolean endToEnd) {
        return hints(OptionalInt.of(1), COCO_BODY, endToEnd);
    }

    private static Hints small() {
        return new Hints(320, 320, OptionalInt.of(80), KeypointForm.NONE, false, false, Optional.empty());
    }

    private static Hints hints(OptionalInt kinds, KeypointForm keypoints, boolean endToEnd) {
        return new Hints(640, 640, kinds, keypoints, endToEnd, false, Optional.empty());
    }
}
