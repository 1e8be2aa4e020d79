package org.lepetpal.detector.yolo;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.StillFrame;
import org.lepetpal.detector.yolo.model.BadModelException;
import org.lepetpal.detector.yolo.model.ModelFile;

/**
 * Takes times for {@code ./lepetpal bench detection}, which starts it as a process of its own: what a look costs, and what the
 * model alone does of that, in turn, so that a busy moment is both's.
 */
public final class LookTimer {
    private static final int WARM_UP = 20;
    private static final double CONFIDENCE = 0.25;
    private static final double IOU = 0.45;

    private LookTimer() {}

    /** @param args the model's file, a picture's, threads 1…64, and how often; prints {@link Times} as JSON */
    public static void main(String[] args) throws IOException, BadModelException, OrtException {
        Engine engine = new Engine(Integer.parseInt(args[2]), "all", "cpu");
        Times times = measure(Path.of(args[0]), Path.of(args[1]), engine, Integer.parseInt(args[3]));
        System.out.println(new JsonMapper().writeValueAsString(times));
    }

    /**
     * Medians over all rounds.
     *
     * @param model its name
     * @param bareMillis that ONNX Runtime takes for it
     * @param wholeMillis that the detector takes to look at the picture, all that the model knows being wanted
     */
    record Times(String model, double bareMillis, double wholeMillis) {}

    static Times measure(Path model, Path photograph, Engine engine, int rounds)
            throws IOException, BadModelException, OrtException {
        Picture picture =
                Picture.read(photograph).orElseThrow(() -> new IOException(photograph + " is missing or no picture"));
        Frame frame = new StillFrame(picture.width(), picture.height(), picture.bgr(), 0, 0, Instant.EPOCH);
        try (ModelFile file = ModelFile.open(model)) {
            YoloModel loaded = YoloModel.load(file, engine);
            try (YoloDetector detector = all(loaded)) {
                double[] bare = new double[rounds];
                double[] whole = new double[rounds];
                for (int i = -WARM_UP; i < rounds; i++) {
                    long begun = System.nanoTime();
                    detector.detect(frame);
                    long between = System.nanoTime();
                    loaded.rerun();
                    long ended = System.nanoTime();
                    if (i >= 0) {
                        whole[i] = (between - begun) / 1e6;
                        bare[i] = (ended - between) / 1e6;
                    }
                }
                return new Times(loaded.name(), median(bare), median(whole));
            }
        }
    }

    private static YoloDetector all(YoloModel model) {
        return new YoloDetector(
                model,
                IntStream.range(0, model.names().size())
                        .boxed()
                        .collect(Collectors.toMap(kind -> kind, model.names()::get)),
                CONFIDENCE,
                IOU);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
