package org.lepetpal.calibration.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetup.View;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.TableMark;

class CameraSolverTest {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final List<Point3> FOUR = List.of(
            new Point3(0.12, 0.18, 0), new Point3(0.12, -0.18, 0), new Point3(0.36, 0.2, 0), new Point3(0.36, -0.2, 0));

    @ParameterizedTest
    @CsvSource({
        "0.75, 0.1, 0.45, 50",
        "0.2, 0.6, 0.5, 42",
        "-0.3, 0.2, 0.7, 65",
        "0.9, -0.5, 0.3, 30",
        "0.25, 0.02, 0.9, 50"
    })
    void exactMarksGiveTheCameraBack(double x, double y, double z, double fov) {
        CameraCalibration real = camera(x, y, z, fov);

        View view = CameraSolver.solve(marks(real, FOUR, 0), WIDTH, HEIGHT);

        assertThat(view.rmsError()).isLessThan(0.05);
        assertThat(view.calibration().position().distance(real.position())).isLessThan(0.02);
        assertThat(view.calibration().fx()).isCloseTo(real.fx(), within(0.03 * real.fx()));
    }

    @ParameterizedTest
    @CsvSource({"0.75, 0.1, 0.45, 50", "0.2, 0.6, 0.5, 42", "-0.3, 0.2, 0.7, 65", "0.25, 0.02, 0.9, 50"})
    void clicksThatMissByAPixelStillFindTheBallWithinThreeMillimetres(double x, double y, double z, double fov) {
        CameraCalibration real = camera(x, y, z, fov);
        CameraCalibration solved =
                CameraSolver.solve(marks(real, FOUR, 1), WIDTH, HEIGHT).calibration();

        for (Point3 ball :
                List.of(new Point3(0.2, 0.1, 0.02), new Point3(0.3, -0.1, 0.02), new Point3(0.25, 0, 0.02))) {
            Point3 found =
                    solved.onPlane(real.project(ball).orElseThrow(), 0.02).orElseThrow();
            assertThat(found.distance(ball)).isLessThan(0.003);
        }
    }

    @Test
    void moreMarksMakeItBetterAndTellTheErrorOfEach() {
        CameraCalibration real = camera(0.75, 0.1, 0.45, 50);
        List<Point3> grid = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 8; j++) {
                grid.add(new Point3(0.1 + 0.05 * i, -0.2 + 0.05 * j, 0.01 * (j % 2)));
            }
        }

        View view = CameraSolver.solve(marks(real, grid, 0.5), WIDTH, HEIGHT);

        assertThat(view.errors()).hasSize(48);
        assertThat(view.rmsError()).isBetween(0.3, 0.9);
        assertThat(view.calibration().position().distance(real.position())).isLessThan(0.01);
    }

    @Test
    void oneWrongMarkIsNamed() {
        List<TableMark> marks = new ArrayList<>(marks(camera(0.75, 0.1, 0.45, 50), FOUR, 0));
        marks.addAll(marks(camera(0.75, 0.1, 0.45, 50), List.of(new Point3(0.24, 0, 0), new Point3(0.3, 0.1, 0)), 0));
        TableMark wrong = marks.get(4);
        marks.set(4, new TableMark(new Pixel(wrong.at().x() + 90, wrong.at().y() + 60), wrong.place()));

        assertThatThrownBy(() -> CameraSolver.solve(marks, WIDTH, HEIGHT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("contradict each other")
                .hasMessageEndingWith("mark 5");
    }

    @Test
    void marksOnALineDetermineNothing() {
        List<Point3> line = List.of(
                new Point3(0.1, 0.1, 0), new Point3(0.2, 0.1, 0), new Point3(0.3, 0.1, 0), new Point3(0.3, -0.1, 0));

        assertThatThrownBy(() -> CameraSolver.solve(marks(camera(0.75, 0.1, 0.45, 50), line, 0), WIDTH, HEIGHT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no three lie on a line");
    }

    @Test
    void exchangedMarksAreRefused() {
        List<TableMark> marks = new ArrayList<>(marks(camera(0.75, 0.1, 0.45, 50), FOUR, 0));
        TableMark first = marks.get(0);
        marks.set(0, new TableMark(marks.get(1).at(), first.place()));
        marks.set(1, new TableMark(first.at(), marks.get(1).place()));

        assertThatThrownBy(() -> CameraSolver.solve(marks, WIDTH, HEIGHT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fewerThanFourMarksAreRefused() {
        List<TableMark> three = marks(camera(0.75, 0.1, 0.45, 50), FOUR, 0).subList(0, 3);

        assertThatThrownBy(() -> CameraSolver.solve(three, WIDTH, HEIGHT)).hasMessageStartingWith("3 marks");
    }

    private static CameraCalibration camera(double x, double y, double z, double fov) {
        return CameraCalibration.lookingAt(new Point3(x, y, z), new Point3(0.24, 0, 0), WIDTH, HEIGHT, fov);
    }

    private static List<TableMark> marks(CameraCalibration camera, List<Point3> places, double noise) {
        Random random = new Random(7);
        return places.stream()
                .map(place -> {
                    Pixel at = camera.project(place).orElseThrow();
                    double dx = noise * (2 * random.nextDouble() - 1);
                    double dy = noise * (2 * random.nextDouble() - 1);
                    return new TableMark(new Pixel(at.x() + dx, at.y() + dy), place);
                })
                .toList();
    }
}
