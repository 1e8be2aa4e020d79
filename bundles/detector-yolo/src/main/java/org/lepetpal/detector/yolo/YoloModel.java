package org.lepetpal.detector.yolo;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lepetpal.detector.yolo.layout.Found;
import org.lepetpal.detector.yolo.layout.Hints;
import org.lepetpal.detector.yolo.layout.Layout;
import org.lepetpal.detector.yolo.layout.Layouts;
import org.lepetpal.detector.yolo.layout.Output;
import org.lepetpal.detector.yolo.layout.Preparation;
import org.lepetpal.detector.yolo.layout.Suppression;
import org.lepetpal.detector.yolo.model.BadModelException;
import org.lepetpal.detector.yolo.model.ModelFile;
import org.lepetpal.detector.yolo.model.Traits;

/** A model that works: loaded, understood, and tested on pictures. One caller at a time. */
final class YoloModel implements AutoCloseable {
    private final String name;
    private final String version;
    private final String numbers;
    private final Network network;
    private final Layout layout;
    private final Letterbox letterbox;
    private final List<String> names;

    /** Understands a network that was loaded, and takes it over. */
    private YoloModel(ModelFile file, Traits traits, Network network) throws BadModelException, OrtException {
        this.name = file.name();
        this.version = file.version();
        this.numbers = file.blueprint().numbers();
        this.network = network;
        Hints hints = traits.hints(network.width(), network.height());
        List<Output> outputs = network.run(); // of an all-zero input: for its shapes
        this.layout = Layouts.find(outputs, hints)
                .orElseThrow(() -> new BadModelException(
                        "its outputs " + shapes(outputs) + " are of no known layout; known are " + Layouts.names()));
        this.names = traits.names(layout.kinds());
        Preparation said = file.card().over(layout.preparation());
        this.letterbox = new Letterbox(
                network.width(), network.height(), network.takesLevels() ? said.unscaled() : said, network.input());
    }

    /**
     * Loads a file, finds out its layout, and tries it on pictures; blocks for seconds. The file may be closed afterwards.
     *
     * @throws BadModelException when it cannot work; the message says why
     */
    static YoloModel load(ModelFile file, Engine engine) throws BadModelException {
        try {
            file.requireData();
            Traits traits = new Traits(file.blueprint(), file.card());
            Network network = new Network(file, traits, engine);
            try {
                YoloModel model = new YoloModel(file, traits, network);
                new SelfTest(model).run(TestPictures.of(file));
                return model;
            } catch (OrtException | BadModelException | RuntimeException | OutOfMemoryError e) {
                network.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new BadModelException("ONNX Runtime refuses it: " + e.getMessage(), e);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new BadModelException("its outputs do not fit their layout", e);
        }
    }

    String name() {
        return name;
    }

    String version() {
        return version;
    }

    /** Names of its classes by number. */
    List<String> names() {
        return names;
    }

    /** For people, for example {@code yolov8n, int8, 640 × 640}. */
    String describe() {
        return name + " " + version + " (" + layout.name() + ", " + numbers + ", " + network.width() + " × "
                + network.height() + ")";
    }

    /** What people are to know of how it counts. */
    Optional<String> remark() {
        return network.remark();
    }

    /**
     * What it finds in a picture, in the picture's pixels.
     *
     * @param kinds classes that are wanted; a thing that is more like another is not reported
     */
    List<Found> look(Picture picture, double confidence, double iou, Set<Integer> kinds) throws OrtException {
        Placing placing = letterbox.write(picture);
        List<Found> wanted = layout.decode(network.run(), confidence).stream()
                .filter(found -> kinds.contains(found.kind()))
                .toList();
        List<Found> kept = layout.overlapping() ? Suppression.apply(wanted, iou) : wanted;
        return kept.stream().map(placing::toPicture).toList();
    }

    /** Computes once more what the last picture gave, without looking at that: what a look costs at least. */
    void rerun() throws OrtException {
        network.run();
    }

    /** The highest score in a picture; NaN where an output is no number. */
    double highest(Picture picture) throws OrtException {
        letterbox.write(picture);
        List<Output> outputs = network.run();
        for (Output output : outputs) {
            FloatBuffer values = output.values();
            for (int i = 0; i < values.limit(); i++) {
                if (!Float.isFinite(values.get(i))) {
                    return Double.NaN;
                }
            }
        }
        return layout.highest(outputs);
    }

    private static Set<String> shapes(List<Output> outputs) {
        return outputs.stream()
                .map(output -> java.util.Arrays.toString(output.shape()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() throws OrtException {
        letterbox.close();
        network.close();
    }
}
