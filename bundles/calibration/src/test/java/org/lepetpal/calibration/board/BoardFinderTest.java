package org.lepetpal.calibration.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetup.View;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.TableMark;
import org.lepetpal.calibration.solve.CameraSolver;
import org.lepetpal.testkit.TestFrame;

/** The sheet is printed, laid down and looked at from here and there. */
class BoardFinderTest {
    private static final Point3 MIDDLE = new Point3(0.175, 0, 0);
    private static final int FINE = 3;

    private final BoardFinder finder = new BoardFinder();

    @Test
    void crossingsAreFoundToAFractionOfAPixelAndGiveTheCamerasPlace() throws IOException {
        for (Point3 position :
                List.of(new Point3(0.7, 0.25, 0.55), new Point3(0.2, -0.5, 0.6), new Point3(0.18, 0.02, 0.7))) {
            CameraCalibration camera = CameraCalibration.lookingAt(position, MIDDLE, 1280, 720, 50);

            List<TableMark> marks = finder.find(picture(camera, 1280, 720, 1280));

            assertThat(marks).as("from %s", position).hasSizeGreaterThanOrEqualTo(13);
            View view = CameraSolver.solve(marks, 1280, 720);
            assertThat(view.rmsError()).isLessThan(0.3);
            assertThat(marks)
                    .allSatisfy(mark -> assertThat(distance(mark, camera)).isLessThan(0.8));
            for (Point3 ball : List.of(new Point3(0.15, 0.15, 0.02), new Point3(0.3, -0.15, 0.02))) {
                Point3 computed = view.calibration()
                        .onPlane(camera.project(ball).orElseThrow(), ball.z())
                        .orElseThrow();
                assertThat(Math.hypot(computed.x() - ball.x(), computed.y() - ball.y()))
                        .as("metres between a ball and where it seems to lie")
                        .isLessThan(0.003);
            }
        }
    }

    @Test
    void aSmallPictureWillDo() throws IOException {
        CameraCalibration camera = CameraCalibration.lookingAt(new Point3(0.6, 0.1, 0.5), MIDDLE, 640, 480, 50);

        List<TableMark> marks = finder.find(picture(camera, 640, 480, 640));

        assertThat(marks).hasSizeGreaterThan(12);
        assertThat(marks).allSatisfy(mark -> assertThat(distance(mark, camera)).isLessThan(1));
    }

    @Test
    void partOfTheBoardIsEnough() throws IOException {
        CameraCalibration camera = CameraCalibration.lookingAt(new Point3(0.7, 0.2, 0.5), MIDDLE, 1280, 720, 50);

        List<TableMark> marks = finder.find(picture(camera, 1280, 720, 690));

        assertThat(marks).hasSizeBetween(6, 14);
        assertThat(marks).allSatisfy(mark -> assertThat(distance(mark, camera)).isLessThan(0.8));
    }

    @Test
    void whereThereIsNoBoardNoneIsFound() {
        byte[] noise = new byte[640 * 480 * 3];
        new Random(5).nextBytes(noise);

        assertThat(finder.find(new TestFrame(640, 480, 1, 0, noise))).isEmpty();
    }

    private static double distance(TableMark mark, CameraCalibration camera) {
        Pixel shown = camera.project(mark.place()).orElseThrow();
        return Math.hypot(shown.x() - mark.at().x(), shown.y() - mark.at().y());
    }

    /** As the camera sees it, with some noise; what is right of column {@code hidden} is covered. */
    private static Frame picture(CameraCalibration camera, int width, int height, int hidden) throws IOException {
        PrintedSheet sheet = PrintedSheet.print();
        Random noise = new Random(7);
        byte[] bgr = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int i = 0; i < FINE * FINE; i++) {
                    Pixel at = new Pixel(x + (i % FINE + 0.5) / FINE, y + (i / FINE + 0.5) / FINE);
                    Optional<Point3> place = camera.onPlane(at, 0);
                    sum += place.map(point -> sheet.shade(point.x(), point.y())).orElse(110);
                }
                double shade = x > hidden ? 60 : sum / (FINE * FINE);
                int level = Math.clamp(Math.round(shade + 4 * noise.nextGaussian()), 0, 255);
                for (int channel = 0; channel < 3; channel++) {
                    bgr[(y * width + x) * 3 + channel] = (byte) level;
                }
            }
        }
        return new TestFrame(width, height, 1, 0, bgr);
    }
}
