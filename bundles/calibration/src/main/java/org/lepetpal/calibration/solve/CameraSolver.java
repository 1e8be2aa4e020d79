package org.lepetpal.calibration.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetup.View;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.TableMark;

/**
 * Where a camera stands and what its focal length is, from marks whose places are known: a homography gives first
 * guesses, which are then made to fit all marks. The camera is taken to have square pixels, no distortion, and its principal point
 * in the middle.
 */
public final class CameraSolver {
    /** Fewest marks. */
    public static final int FEWEST = 4;
    /** Most marks. */
    public static final int MOST = 200;

    /** Root of the mean square of the marks' errors that is still believed, as a part of the picture's width. */
    private static final double BELIEVED = 0.006;
    /** Vertical fields of view that cameras have, degrees: where to begin. */
    private static final double[] USUAL_VIEWS = {50, 30, 40, 65, 85, 110};
    /** Three marks on one line say no more than two: least height of their triangle, as a part of its longest side. */
    private static final double FLAT = 0.03;

    private static final double FARTHEST = 10;

    private CameraSolver() {}

    /**
     * @param width of the picture, pixels
     * @param height of the picture, pixels
     * @throws IllegalArgumentException when the marks do not determine a camera that stands above the table, or contradict
     *     each other
     */
    public static View solve(List<TableMark> marks, int width, int height) {
        requireUseful(marks);
        Pixel middle = new Pixel(width / 2.0, height / 2.0);
        TablePlane plane = TablePlane.of(marks, middle).orElseThrow(CameraSolver::undetermined);
        Refinement refinement = new Refinement(marks, middle, focal(USUAL_VIEWS[0], height));
        Guess best = DoubleStream.concat(
                        plane.focals(), DoubleStream.of(USUAL_VIEWS).map(view -> focal(view, height)))
                .filter(focal -> focal > width / 10.0 && focal < width * 20.0)
                .mapToObj(plane::camera)
                .flatMap(guess -> refinement.refine(guess).stream())
                .filter(guess -> guess.position().z() > 0)
                .min(Comparator.comparingDouble(refinement::cost))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no camera above the table sees the marks so; are two of them exchanged, or left and right?"));
        View view = view(best.calibration(middle), marks);
        requireBelievable(view, width);
        return view;
    }

    private static View view(CameraCalibration calibration, List<TableMark> marks) {
        List<Double> errors = new ArrayList<>();
        for (TableMark mark : marks) {
            Pixel shown = calibration.project(mark.place()).orElseThrow(CameraSolver::undetermined);
            errors.add(shown.distance(mark.at()));
        }
        return new View(calibration, marks, errors);
    }

    private static void requireBelievable(View view, int width) {
        if (view.rmsError() > BELIEVED * width) {
            int worst = view.errors()
                    .indexOf(view.errors().stream().max(Double::compare).orElse(0.0));
            throw new IllegalArgumentException(
                    "the marks contradict each other by %.1f pixels (at most %.1f are believed), most of all mark %d"
                            .formatted(view.rmsError(), BELIEVED * width, worst + 1));
        }
    }

    private static void requireUseful(List<TableMark> marks) {
        if (marks.size() < FEWEST || marks.size() > MOST) {
            throw new IllegalArgumentException(marks.size() + " marks; allowed are " + FEWEST + "…" + MOST);
        }
        for (TableMark mark : marks) {
            Point3 place = mark.place();
            if (Math.max(Math.abs(place.x()), Math.max(Math.abs(place.y()), Math.abs(place.z()))) > FARTHEST) {
                throw new IllegalArgumentException(
                        "a mark lies more than " + (int) FARTHEST + " m from the arm; units are metres");
            }
        }
        if (!isSpread(marks)) {
            throw new IllegalArgumentException("the marks do not determine the camera: four of them are needed,"
                    + " apart from each other, of which no three lie on a line");
        }
    }

    /** Whether four marks have no three on a line, neither in the picture nor on the table. */
    private static boolean isSpread(List<TableMark> marks) {
        int count = Math.min(marks.size(), 24);
        List<TableMark> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(marks.get(i * marks.size() / count));
        }
        return isSpread(some, new ArrayList<>(), 0);
    }

    private static boolean isSpread(List<TableMark> marks, List<TableMark> chosen, int next) {
        if (chosen.size() == FEWEST) {
            return true;
        }
        for (int i = next; i < marks.size(); i++) {
            TableMark mark = marks.get(i);
            if (isApart(mark, chosen)) {
                chosen.add(mark);
                if (isSpread(marks, chosen, i + 1)) {
                    return true;
                }
                chosen.removeLast();
            }
        }
        return false;
    }

    private static boolean isApart(TableMark mark, List<TableMark> chosen) {
        for (int i = 0; i < chosen.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (isFlat(mark.at(), chosen.get(i).at(), chosen.get(j).at())
                        || isFlat(onTable(mark), onTable(chosen.get(i)), onTable(chosen.get(j)))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Pixel onTable(TableMark mark) {
        return new Pixel(mark.place().x(), mark.place().y());
    }

    private static boolean isFlat(Pixel a, Pixel b, Pixel c) {
        double longest = Math.max(a.distance(b), Math.max(b.distance(c), c.distance(a)));
        double doubleArea = Math.abs((b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()));
        return !(doubleArea > FLAT * longest * longest);
    }

    private static double focal(double viewDegrees, int height) {
        return height / 2.0 / Math.tan(Math.toRadians(viewDegrees) / 2);
    }

    private static IllegalArgumentException undetermined() {
        return new IllegalArgumentException("the marks do not determine the camera");
    }
}
