package org.lepetpal.detector.color;

import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.bitwise_or;
import static org.bytedeco.opencv.global.opencv_core.inRange;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_HEIGHT;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_LEFT;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_TOP;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_WIDTH;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_CLOSE;
import static org.bytedeco.opencv.global.opencv_imgproc.boundingRect;
import static org.bytedeco.opencv.global.opencv_imgproc.connectedComponentsWithStats;
import static org.bytedeco.opencv.global.opencv_imgproc.morphologyEx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/** The connected pieces of a mask. One caller at a time. */
final class Pieces implements AutoCloseable {
    /** More than a table ever holds; wild pictures have thousands, and joining compares each with each. */
    private static final int MOST = 32;

    private static final int EIGHT_NEIGHBOURS = 8;

    private final Mat labels = new Mat();
    private final Mat stats = new Mat();
    private final Mat centroids = new Mat();
    private final Mat one = new Mat();
    private final Mat kernel;
    private Box searched = new Box(0, 0, 1, 1);

    /** @param kernel of 3×3 ones; stays the caller's */
    Pieces(Mat kernel) {
        this.kernel = kernel;
    }

    /**
     * The largest pieces that have at least this area, largest first. Works only where anything is marked, which on a
     * table is little of the picture.
     *
     * @param mask gaps of up to two pixels in it are closed
     */
    List<Patch> find(Mat mask, double leastArea) {
        try (Rect marked = boundingRect(mask)) {
            if (marked.width() == 0) {
                return List.of();
            }
            // Room for closing gaps, and for those who look one pixel around a piece.
            searched =
                    new Box(marked.x(), marked.y(), marked.width(), marked.height()).grown(2, mask.cols(), mask.rows());
        }
        try (Rect rect = new Rect(searched.left(), searched.top(), searched.width(), searched.height());
                Mat part = new Mat(mask, rect)) {
            morphologyEx(part, part, MORPH_CLOSE, kernel);
            int count = connectedComponentsWithStats(part, labels, stats, centroids, EIGHT_NEIGHBOURS, CV_32S);
            return largest(count, leastArea);
        }
    }

    private List<Patch> largest(int count, double leastArea) {
        List<Patch> pieces = new ArrayList<>();
        try (IntIndexer rows = stats.createIndexer()) {
            for (int i = 1; i < count; i++) { // 0 is what is not marked
                int area = rows.get(i, CC_STAT_AREA);
                if (area >= leastArea) {
                    Box box = new Box(
                            searched.left() + rows.get(i, CC_STAT_LEFT),
                            searched.top() + rows.get(i, CC_STAT_TOP),
                            rows.get(i, CC_STAT_WIDTH),
                            rows.get(i, CC_STAT_HEIGHT));
                    pieces.add(new Patch(List.of(i), box, area));
                }
            }
        }
        pieces.sort(Comparator.comparingDouble(Patch::covered).reversed());
        return pieces.subList(0, Math.min(MOST, pieces.size()));
    }

    /**
     * Marks the pieces that a patch is made of.
     *
     * @param patch of the mask that was last searched
     * @param box where to look; at most one pixel larger than the patch's on each side
     * @param mask becomes 255 on the patch, 0 elsewhere, of the box's size
     */
    void mark(Patch patch, Box box, Mat mask) {
        try (Rect rect = new Rect(box.left() - searched.left(), box.top() - searched.top(), box.width(), box.height());
                Mat part = new Mat(labels, rect)) {
            boolean first = true;
            for (int label : patch.pieces()) {
                try (Mat value = Bound.of(label)) {
                    inRange(part, value, value, first ? mask : one);
                }
                if (!first) {
                    bitwise_or(mask, one, mask);
                }
                first = false;
            }
        }
    }

    @Override
    public void close() {
        labels.close();
        stats.close();
        centroids.close();
        one.close();
    }
}
