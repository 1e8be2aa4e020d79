package org.lepetpal.simulation.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Point3;

final class ItemTest {
    private static final Point3 ORIGIN = new Point3(0, 0, 0);
    private static final Shape BALL = new Shape.Sphere(1);

    @Test
    void keepsItsOwnRotation() {
        double[] rotation = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        Item item = new Item(BALL, ORIGIN, rotation, 0);
        rotation[0] = 5;
        item.rotation()[4] = 5;
        assertThat(item).isEqualTo(Item.upright(BALL, ORIGIN, 0)).hasSameHashCodeAs(Item.upright(BALL, ORIGIN, 0));
    }

    @Test
    void refusesWhatIsNoRotation() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Item(BALL, ORIGIN, new double[8], 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Item(BALL, ORIGIN, new double[9], 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Item(BALL, ORIGIN, new double[] {Double.NaN, 0, 0, 0, 1, 0, 0, 0, 1}, 0));
    }

    @Test
    void refusesImpossibleSizesAndColours() {
        assertThatIllegalArgumentException().isThrownBy(() -> Item.upright(BALL, ORIGIN, 0x1000000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shape.Sphere(0))
                .withMessageContaining("radius");
        assertThatIllegalArgumentException().isThrownBy(() -> new Shape.Box(1, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Shape.Capsule(1, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Shape.Cylinder(-1, 1));
    }
}
