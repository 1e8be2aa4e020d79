package org.lepetpal.detector.yolo;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.LUT;
import static org.bytedeco.opencv.global.opencv_core.split;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.lepetpal.detector.yolo.layout.Preparation;
import org.lepetpal.detector.yolo.layout.Preparation.Order;

/**
 * Writes pictures into a model's input: made smaller, taken apart into colours, and turned into numbers by OpenCV, right into
 * the memory that the model reads. What the picture does not cover is written only when its size changes. One caller at a
 * time.
 */
final class Letterbox implements AutoCloseable {
    private static final int COLOURS = 3;
    private static final int LEVELS = 256;

    private final int width;
    private final int height;
    private final Preparation preparation;
    private final FloatBuffer input;
    private final FloatPointer memory;
    private final List<Mat> tables;
    private final Mat small = new Mat();
    private final MatVector colours = new MatVector();
    private Optional<Placing> placed = Optional.empty();

    /** @param input 3 × height × width numbers in native memory */
    Letterbox(int width, int height, Preparation preparation, FloatBuffer input) {
        this.width = width;
        this.height = height;
        this.preparation = preparation;
        this.input = input;
        this.memory = new FloatPointer(input);
        this.tables = List.of(table(0), table(1), table(2));
    }

    /** Writes a picture. @return where it lies in the input */
    Placing write(Picture picture) {
        Placing placing = placed.filter(it -> it.width() == picture.width() && it.height() == picture.height())
                .orElseGet(() -> {
                    pad();
                    return Placing.of(picture.width(), picture.height(), width, height, preparation.fit());
                });
        placed = Optional.of(placing);
        try (BytePointer pixels = new BytePointer(picture.bgr());
                Mat whole = new Mat(picture.height(), picture.width(), CV_8UC3, pixels);
                Size size = new Size(placing.across(), placing.down())) {
            if (placing.across() == picture.width() && placing.down() == picture.height()) {
                split(whole, colours);
            } else {
                resize(whole, small, size, 0, 0, INTER_LINEAR);
                split(small, colours);
            }
        }
        for (int channel = 0; channel < COLOURS; channel++) {
            write(channel, placing);
        }
        return placing;
    }

    private void write(int channel, Placing placing) {
        int colour = preparation.order() == Order.BGR ? channel : COLOURS - 1 - channel;
        // not position(): a Mat would take that for bytes
        try (FloatPointer start = memory.getPointer((long) channel * width * height);
                Mat plane = new Mat(height, width, CV_32F, start);
                Rect covered = new Rect(placing.left(), placing.top(), placing.across(), placing.down());
                Mat part = new Mat(plane, covered);
                Mat levels = colours.get(colour)) {
            LUT(levels, tables.get(channel), part);
        }
    }

    private void pad() {
        int points = width * height;
        for (int channel = 0; channel < COLOURS; channel++) {
            float value = value(channel, preparation.pad());
            for (int i = 0; i < points; i++) {
                input.put(channel * points + i, value);
            }
        }
    }

    private Mat table(int channel) {
        Mat table = new Mat(1, LEVELS, CV_32F);
        try (FloatIndexer values = table.createIndexer()) {
            for (int level = 0; level < LEVELS; level++) {
                values.put(0, level, value(channel, level));
            }
        }
        return table;
    }

    /** Divides, as training did: models that quantise while they run make much of the last bit of a product instead. */
    private float value(int channel, int level) {
        return (level - preparation.mean().get(channel).floatValue())
                / preparation.std().get(channel).floatValue();
    }

    @Override
    public void close() {
        tables.forEach(Mat::close);
        colours.close();
        small.close();
        memory.close();
    }
}
