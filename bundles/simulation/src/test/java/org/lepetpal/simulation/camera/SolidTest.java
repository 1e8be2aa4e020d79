package org.lepetpal.simulation.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;

final class SolidTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;

    static List<Shape> shapes() {
        return List.of(
                new Shape.Box(0.3, 0.1, 0.2),
                new Shape.Sphere(0.15),
                new Shape.Cylinder(0.1, 0.3),
                new Shape.Capsule(0.06, 0.3),
                new Shape.Cylinder(0.2, 0.01),
                new Shape.Box(0.4, 0.4, 0.002));
    }

    private static Solid upright(Shape shape) {
        return Solid.of(Item.upright(shape, new Point3(0, 0, 0), 0));
    }

    @Test
    void isEnteredWhereItBegins() {
        assertThat(upright(new Shape.Box(2, 4, 6)).enter(10, 0, 0, -1, 0, 0)).isEqualTo(9);
        assertThat(upright(new Shape.Box(2, 4, 6)).enter(0, 10, 0, 0, -2, 0)).isEqualTo(4);
        assertThat(upright(new Shape.Sphere(2)).enter(0, 0, 10, 0, 0, -1)).isEqualTo(8);
        assertThat(upright(new Shape.Cylinder(2, 6)).enter(0, 0, 10, 0, 0, -1)).isEqualTo(7);
        assertThat(upright(new Shape.Cylinder(2, 6)).enter(10, 0, 1, -1, 0, 0)).isEqualTo(8);
        assertThat(upright(new Shape.Capsule(2, 6)).enter(0, 0, 10, 0, 0, -1)).isEqualTo(5);
        assertThat(upright(new Shape.Capsule(2, 6)).enter(0, 0, -10, 0, 0, 1)).isEqualTo(5);
        assertThat(upright(new Shape.Capsule(2, 6)).enter(10, 0, 1, -1, 0, 0)).isEqualTo(8);
    }

    @Test
    void isMissedBeside() {
        assertThat(upright(new Shape.Box(2, 4, 6)).enter(10, 2.01, 0, -1, 0, 0)).isEqualTo(Solid.MISS);
        assertThat(upright(new Shape.Sphere(2)).enter(0, 2.01, 10, 0, 0, -1)).isEqualTo(Solid.MISS);
        assertThat(upright(new Shape.Cylinder(2, 6)).enter(0, 2.01, 10, 0, 0, -1))
                .isEqualTo(Solid.MISS);
        assertThat(upright(new Shape.Cylinder(2, 6)).enter(10, 0, 3.01, -1, 0, 0))
                .isEqualTo(Solid.MISS);
        assertThat(upright(new Shape.Capsule(2, 6)).enter(10, 0, 5.01, -1, 0, 0))
                .isEqualTo(Solid.MISS);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void pointsItsNormalAgainstTheRayAtEveryEntry(Shape shape) {
        Solid solid = upright(shape);
        Random random = new Random(1);
        double[] normal = new double[3];
        int hits = 0;
        for (int i = 0; i < 2000; i++) {
            Vec from = new Vec(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).unit();
            Vec to =
                    new Vec(random.nextDouble() - 0.5, random.nextDouble() - 0.5, random.nextDouble() - 0.5).times(0.4);
            Vec d = to.minus(from);
            double t = solid.enter(from.x(), from.y(), from.z(), d.x(), d.y(), d.z());
            if (t != Solid.MISS) {
                Vec at = from.plus(d.times(t));
                solid.normal(at.x(), at.y(), at.z(), normal);
                Vec n = new Vec(normal[0], normal[1], normal[2]);
                assertThat(n.dot(n)).isCloseTo(1, within(1e-6));
                assertThat(n.dot(d)).isLessThan(1e-6);
                hits++;
            }
        }
        assertThat(hits).isGreaterThan(100);
    }

    /** The rows' starting columns, early ends and bounds must leave nothing out. */
    @ParameterizedTest
    @MethodSource("shapes")
    void coversEveryPixelWhoseRayMeetsIt(Shape shape) {
        Random random = new Random(9);
        View view = new View(
                CameraCalibration.lookingAt(new Point3(0.8, -0.4, 0.5), new Point3(0, 0, 0), WIDTH, HEIGHT, 40),
                WIDTH,
                HEIGHT);
        Rays rays = view.rays(0.5, 0.5);
        for (int round = 0; round < 25; round++) {
            Vec z = new Vec(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).unit();
            Vec x = z.cross(new Vec(0, 0.6, 0.8)).unit();
            Vec y = z.cross(x);
            Solid solid = Solid.of(new Item(
                    shape,
                    new Point3(random.nextDouble() * 0.4 - 0.2, random.nextDouble() * 0.6 - 0.3, 0),
                    new double[] {x.x(), y.x(), z.x(), x.y(), y.y(), z.y(), x.z(), y.z(), z.z()},
                    0));
            Layer layer = new Layer(WIDTH, HEIGHT);
            layer.put(solid, (short) 1, view.bounds(solid), rays, view.forward());
            Rays own = rays.in(solid);
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                Vec d = own.direction()
                        .plus(own.directionPerColumn().times(i % WIDTH))
                        .plus(own.directionPerRow().times(i / WIDTH));
                Vec o = own.origin();
                double t = solid.enter(o.x(), o.y(), o.z(), d.x(), d.y(), d.z());
                assertThat(layer.solid[i] == 1)
                        .as("pixel %d of %s, round %d", i, shape, round)
                        .isEqualTo(t != Solid.MISS);
            }
        }
    }
}
