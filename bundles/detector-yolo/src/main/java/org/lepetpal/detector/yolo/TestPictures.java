package org.lepetpal.detector.yolo;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.circle;
import static org.bytedeco.opencv.global.opencv_imgproc.ellipse;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.lepetpal.detector.yolo.model.BadModelException;
import org.lepetpal.detector.yolo.model.ModelFile;

/** Pictures for self-tests: drawn ones, the same every time, and the owner's where the model's card names one. */
final class TestPictures {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final long SEED = 20261121;

    private TestPictures() {}

    static List<Picture> of(ModelFile file) throws BadModelException {
        List<Picture> pictures = new ArrayList<>(List.of(garden(), noise()));
        if (file.card().picture().isPresent()) {
            String owners = file.card().picture().get();
            pictures.add(Picture.read(file.path().resolveSibling(owners))
                    .orElseThrow(() ->
                            new BadModelException("the card's picture '" + owners + "' is missing or no picture")));
        }
        return pictures;
    }

    /** Sky, lawn, a figure, a ball and a traffic light: what nearly every model has seen something like. */
    private static Picture garden() {
        ByteBuffer bgr = ByteBuffer.allocateDirect(WIDTH * HEIGHT * 3);
        try (BytePointer memory = new BytePointer(bgr);
                Mat picture = new Mat(HEIGHT, WIDTH, CV_8UC3, memory)) {
            box(picture, 0, 0, WIDTH, 260, 235, 200, 150);
            box(picture, 0, 260, WIDTH, HEIGHT - 260, 60, 140, 70);
            box(picture, 190, 170, 70, 130, 150, 60, 40); // coat
            box(picture, 196, 300, 26, 120, 60, 40, 30); // legs
            box(picture, 230, 300, 26, 120, 60, 40, 30);
            oval(picture, 225, 135, 26, 34, 140, 170, 220); // head
            oval(picture, 225, 115, 28, 18, 30, 40, 60); // hair
            oval(picture, 178, 235, 12, 62, 150, 60, 40); // arms
            oval(picture, 272, 235, 12, 62, 150, 60, 40);
            disc(picture, 340, 400, 24, 60, 220, 210);
            box(picture, 500, 60, 60, 150, 40, 40, 40);
            disc(picture, 530, 90, 20, 40, 40, 230);
            disc(picture, 530, 135, 20, 60, 190, 230);
            disc(picture, 530, 180, 20, 90, 200, 60);
            box(picture, 525, 210, 10, 180, 70, 70, 70);
        }
        return new Picture(WIDTH, HEIGHT, bgr);
    }

    /** Coloured squares. */
    private static Picture noise() {
        ByteBuffer bgr = ByteBuffer.allocateDirect(WIDTH * HEIGHT * 3);
        Random random = new Random(SEED);
        try (BytePointer memory = new BytePointer(bgr);
                Mat picture = new Mat(HEIGHT, WIDTH, CV_8UC3, memory)) {
            for (int i = 0; i < 400; i++) {
                int side = 8 + random.nextInt(90);
                box(
                        picture,
                        random.nextInt(WIDTH),
                        random.nextInt(HEIGHT),
                        side,
                        side,
                        random.nextInt(256),
                        random.nextInt(256),
                        random.nextInt(256));
            }
        }
        return new Picture(WIDTH, HEIGHT, bgr);
    }

    private static void box(Mat picture, int x, int y, int width, int height, int blue, int green, int red) {
        try (Rect rect = new Rect(x, y, width, height);
                Scalar colour = new Scalar(blue, green, red, 0)) {
            rectangle(picture, rect, colour, FILLED, LINE_AA, 0);
        }
    }

    private static void disc(Mat picture, int x, int y, int radius, int blue, int green, int red) {
        try (Point centre = new Point(x, y);
                Scalar colour = new Scalar(blue, green, red, 0)) {
            circle(picture, centre, radius, colour, FILLED, LINE_AA, 0);
        }
    }

    private static void oval(Mat picture, int x, int y, int across, int down, int blue, int green, int red) {
        try (Point centre = new Point(x, y);
                Size axes = new Size(across, down);
                Scalar colour = new Scalar(blue, green, red, 0)) {
            ellipse(picture, centre, axes, 0, 0, 360, colour, FILLED, LINE_AA, 0);
        }
    }
}
