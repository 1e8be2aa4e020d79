package org.lepetpal.simulation.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.Pixel;

final class RendererTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int RED = 0xF00000;
    private static final int GREEN = 0x00E000;

    private static final CameraCalibration CAMERA =
            CameraCalibration.lookingAt(new Point3(0.9, -0.3, 0.6), new Point3(0.2, 0, 0), WIDTH, HEIGHT, 45);

    private static final Item TABLE = Item.upright(new Shape.Box(1.4, 1.4, 0.04), new Point3(0.3, 0, -0.02), 0xC8C8C8);

    private static final Renderer RENDERER = renderer(7);

    private static Renderer renderer(long seed) {
        return new Renderer(CAMERA, WIDTH, HEIGHT, new Scene(List.of(TABLE)), seed);
    }

    private static Picture picture(Item... moving) {
        return Picture.of(RENDERER, WIDTH, HEIGHT, moving);
    }

    private static Item ball(Point3 position, double radius, int rgb) {
        return Item.upright(new Shape.Sphere(radius), position, rgb);
    }

    private static boolean red(int rgb) {
        return (rgb >> 16) > 2 * (rgb >> 8 & 0xFF) + 20;
    }

    private static boolean green(int rgb) {
        return (rgb >> 8 & 0xFF) > 2 * (rgb >> 16) + 20;
    }

    @Test
    void putsSmallSpheresWhereTheCalibrationProjectsThem() {
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            Point3 place = new Point3(
                    random.nextDouble() * 0.5, random.nextDouble() * 0.5 - 0.25, random.nextDouble() * 0.2 + 0.01);
            Pixel expected = CAMERA.project(place).orElseThrow();
            Pixel seen = picture(ball(place, 0.008, RED)).centroid(RendererTest::red);
            assertThat(Math.hypot(seen.x() - expected.x(), seen.y() - expected.y()))
                    .as("%s", place)
                    .isLessThan(0.5);
        }
    }

    /** Before colours, whose shades make one side of a ball easier to tell from the table than the other. */
    @Test
    void outlinesHaveNoBias() {
        double sumX = 0;
        double sumY = 0;
        Random random = new Random(5);
        View view = new View(CAMERA, WIDTH, HEIGHT);
        for (int i = 0; i < 100; i++) {
            Point3 place = new Point3(random.nextDouble() * 0.4, random.nextDouble() * 0.4 - 0.2, 0.1);
            Solid solid = Solid.of(ball(place, 0.01, RED));
            Layer layer = new Layer(WIDTH, HEIGHT);
            layer.put(solid, (short) 0, view.bounds(solid), view.rays(0.5, 0.5), view.forward());
            double[] columns = IntStream.range(0, WIDTH * HEIGHT)
                    .filter(p -> layer.solid[p] == 0)
                    .mapToDouble(p -> p % WIDTH + 0.5)
                    .toArray();
            double[] rows = IntStream.range(0, WIDTH * HEIGHT)
                    .filter(p -> layer.solid[p] == 0)
                    .mapToDouble(p -> p / WIDTH + 0.5)
                    .toArray();
            Pixel expected = CAMERA.project(place).orElseThrow();
            sumX += Arrays.stream(columns).average().orElseThrow() - expected.x();
            sumY += Arrays.stream(rows).average().orElseThrow() - expected.y();
        }
        assertThat(sumX / 100).isCloseTo(0, within(0.04));
        assertThat(sumY / 100).isCloseTo(0, within(0.04));
    }

    @Test
    void givesTheSameBytesForTheSameSeedWhateverWasPicturedBefore() {
        Item thing = ball(new Point3(0.2, 0, 0.05), 0.03, GREEN);
        picture(ball(new Point3(0.1, 0.1, 0.1), 0.05, RED), thing);
        assertThat(picture(thing).bytes())
                .isEqualTo(Picture.of(renderer(7), WIDTH, HEIGHT, thing).bytes());
        assertThat(picture(thing).bytes())
                .isNotEqualTo(Picture.of(renderer(8), WIDTH, HEIGHT, thing).bytes());
    }

    @Test
    void wipesWhatHasGone() {
        Picture empty = picture();
        picture(ball(new Point3(0.2, 0, 0.05), 0.03, GREEN));
        assertThat(picture().bytes()).isEqualTo(empty.bytes());
    }

    @Test
    void hidesWhatIsBehind() {
        Item front = ball(new Point3(0.6, -0.17, 0.35), 0.06, GREEN);
        Item behind = ball(new Point3(0.3, -0.04, 0.09), 0.02, RED);
        assertThat(picture(behind).count(RendererTest::red)).isGreaterThan(100);
        assertThat(picture(front, behind).count(RendererTest::red)).isZero();
        assertThat(picture(behind, front).count(RendererTest::red)).isZero();
    }

    @Test
    void furnitureHidesToo() {
        assertThat(picture(ball(new Point3(0.2, 0, -0.2), 0.03, RED)).count(RendererTest::red))
                .isZero();
    }

    @Test
    void throwsAShadowOnTheTableAlongTheLight() {
        double height = 0.15;
        Point3 place = new Point3(0.2, 0, height);
        double travel = -height / Light.DIRECTION.z();
        Pixel shadow = CAMERA.project(new Point3(
                        place.x() + travel * Light.DIRECTION.x(), place.y() + travel * Light.DIRECTION.y(), 0))
                .orElseThrow();
        int lit = picture().brightness(shadow);
        assertThat(picture(ball(place, 0.03, GREEN)).brightness(shadow)).isBetween(lit / 3, lit * 3 / 4);
    }

    @Test
    void isDarkRightUpToWhereAThingStands() {
        // A tall thin column: the table is in shadow from its foot on, away from the light.
        Item column = Item.upright(new Shape.Cylinder(0.02, 0.3), new Point3(0.2, 0, 0.15), GREEN);
        double away = 0.024 / Math.hypot(Light.DIRECTION.x(), Light.DIRECTION.y());
        CameraCalibration behind =
                CameraCalibration.lookingAt(new Point3(-0.3, 0.5, 0.4), new Point3(0.2, 0, 0), WIDTH, HEIGHT, 30);
        Renderer renderer = new Renderer(behind, WIDTH, HEIGHT, new Scene(List.of(TABLE)), 7);
        Pixel seen = behind.project(new Point3(0.2 + away * Light.DIRECTION.x(), away * Light.DIRECTION.y(), 0))
                .orElseThrow();
        assertThat(Picture.of(renderer, WIDTH, HEIGHT, column).brightness(seen))
                .isLessThan(Picture.of(renderer, WIDTH, HEIGHT).brightness(seen) * 3 / 4);
    }

    /** What is not worked on must not matter: a plate hidden under the table has the whole table worked on again. */
    @Test
    void leavesOutNothingThatItsBoundsShouldHold() {
        Item plate = Item.upright(new Shape.Box(1.2, 1.2, 0.01), new Point3(0.3, 0, -0.1), RED);
        Random random = new Random(11);
        for (int i = 0; i < 10; i++) {
            Point3 place = new Point3(random.nextDouble() * 0.4, random.nextDouble() * 0.4 - 0.2, 0.05 + 0.04 * i);
            Item rod = new Item(
                    i % 2 == 0 ? new Shape.Capsule(0.01, 0.15) : new Shape.Box(0.02, 0.1, 0.15),
                    place,
                    new double[] {0.6, 0, 0.8, 0, 1, 0, -0.8, 0, 0.6},
                    GREEN);
            assertThat(picture(rod).bytes()).isEqualTo(picture(rod, plate).bytes());
        }
    }

    @Test
    void oneThingsShadowFallsOnAnother() {
        Item below = Item.upright(new Shape.Box(0.1, 0.1, 0.04), new Point3(0.2, 0, 0.02), 0xE0E0E0);
        double travel = -0.16 / Light.DIRECTION.z();
        Point3 top = new Point3(0.2, 0, 0.04);
        Item above = ball(
                new Point3(top.x() - travel * Light.DIRECTION.x(), top.y() - travel * Light.DIRECTION.y(), 0.2),
                0.02,
                GREEN);
        Pixel seen = CAMERA.project(top).orElseThrow();
        assertThat(picture(below, above).brightness(seen))
                .isLessThan(picture(below).brightness(seen) * 3 / 4);
    }

    @Test
    void showsThingsInTheirColour() {
        Pixel middle = CAMERA.project(new Point3(0.2, 0, 0.05)).orElseThrow();
        int rgb = picture(ball(new Point3(0.2, 0, 0.05), 0.04, 0xA8E000)).rgb((int) middle.x(), (int) middle.y());
        assertThat(rgb >> 16).isBetween(110, 215);
        assertThat(rgb >> 8 & 0xFF).isGreaterThan(160);
        assertThat(rgb & 0xFF).isLessThan(60);
    }

    @Test
    void picturesWhatReachesBehindTheCameraAndOutOfThePicture() {
        assertThat(picture(ball(new Point3(0.9, -0.3, 0.6), 0.2, RED)).count(RendererTest::red))
                .isZero();
        assertThat(picture(ball(new Point3(0.9, -0.3, 0.3), 0.2, RED)).count(RendererTest::red))
                .isPositive();
        assertThat(picture(ball(new Point3(5, 5, 5), 0.2, RED)).count(RendererTest::red))
                .isZero();
    }

    @Test
    void refusesABufferThatDoesNotFit() {
        Scene empty = new Scene(List.of());
        assertThatThrownBy(() -> RENDERER.render(empty, ByteBuffer.allocateDirect(WIDTH * HEIGHT)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RENDERER.render(empty, ByteBuffer.allocate(WIDTH * HEIGHT * 3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Renderer(CAMERA, 0, HEIGHT, empty, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
