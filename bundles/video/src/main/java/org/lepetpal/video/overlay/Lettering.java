package org.lepetpal.video.overlay;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Letters of one size.
 *
 * @param scale of OpenCV's letters; at 1 a capital is about 21 pixels high
 */
record Lettering(double scale) {
    private static final int FONT = opencv_imgproc.FONT_HERSHEY_DUPLEX;
    private static final double CAPITAL = 21;
    private static final String CUT = "...";

    /** Height of a capital in pixels. */
    int height() {
        return (int) Math.ceil(CAPITAL * scale);
    }

    int width(String text) {
        try (Size size = opencv_imgproc.getTextSize(text, FONT, scale, 1, new int[1])) {
            return size.width();
        }
    }

    /** Writes one line whose letters stand on {@code baseline}. */
    void write(Mat picture, String text, int left, int baseline, Scalar colour) {
        try (Point start = new Point(left, baseline)) {
            opencv_imgproc.putText(picture, text, start, FONT, scale, colour, 1, opencv_imgproc.LINE_AA, false);
        }
    }

    /** The text, or as much of it as is no wider than {@code most} pixels. */
    String fit(String text, int most) {
        if (width(text) <= most) {
            return text;
        }
        int length = text.length();
        while (length > 0 && width(text.substring(0, length) + CUT) > most) {
            length--;
        }
        return text.substring(0, length).strip() + CUT;
    }

    /** The text in lines no wider than {@code most} pixels. */
    List<String> wrap(String text, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer) > most) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        lines.add(line);
        return lines.stream().map(each -> fit(each, most)).toList();
    }
}
