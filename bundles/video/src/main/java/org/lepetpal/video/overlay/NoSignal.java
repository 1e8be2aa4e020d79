package org.lepetpal.video.overlay;

import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** What is shown instead of a picture: that there is none, why, and a clock that shows that the stream lives. */
public final class NoSignal {
    private static final int GROUND = 0x1B2126;
    private static final int TITLE = 0xFFD166;
    private static final int REASON = 0xE6ECEA;
    private static final int CLOCK = 0x7F8C88;
    private static final double TITLE_SCALE = 1.0 / 340;
    private static final double TEXT_SCALE = 1.0 / 900;
    private static final double LEADING = 2.1;
    private static final double MARGIN = 0.06;

    private final Mat picture;
    private final Lettering title;
    private final Lettering text;

    /** @param picture is painted over */
    public NoSignal(Mat picture) {
        this.picture = picture;
        // a narrow picture is as good as a low one: text must fit its width
        double size = Math.min(picture.rows(), picture.cols() * 9.0 / 16);
        this.title = new Lettering(size * TITLE_SCALE);
        this.text = new Lettering(size * TEXT_SCALE);
    }

    /**
     * Paints.
     *
     * @param reason why there is no picture; wrapped
     * @param clock the time, as it is to be shown
     */
    public void paint(String reason, String clock) {
        try (Scalar ground = MatCanvas.colour(GROUND)) {
            picture.put(ground);
        }
        int width = picture.cols();
        List<String> lines = text.wrap(PrintableText.of(reason), (int) (width * (1 - 2 * MARGIN)));
        int leading = (int) Math.round(text.height() * LEADING);
        int height = title.height() + leading * (lines.size() + 1);
        int y = Math.max(0, (picture.rows() - height) / 2) + title.height();
        centred(title, "NO SIGNAL", y, TITLE);
        for (String line : lines) {
            y += leading;
            centred(text, line, y, REASON);
        }
        centred(text, clock, y + leading, CLOCK);
    }

    private void centred(Lettering lettering, String line, int baseline, int rgb) {
        try (Scalar colour = MatCanvas.colour(rgb)) {
            lettering.write(picture, line, (picture.cols() - lettering.width(line)) / 2, baseline, colour);
        }
    }
}
