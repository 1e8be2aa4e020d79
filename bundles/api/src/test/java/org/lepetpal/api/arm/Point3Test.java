package org.lepetpal.api.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class Point3Test {
    private final Point3 a = new Point3(1, 2, 3);
    private final Point3 b = new Point3(4, -1, 0.5);

    @Test
    void waysLeadFromOneToTheOther() {
        assertThat(b.minus(a)).isEqualTo(new Point3(3, -3, -2.5));
        assertThat(a.plus(b.minus(a))).isEqualTo(b);
        assertThat(a.times(-2)).isEqualTo(new Point3(-2, -4, -6));
    }

    @Test
    void lengthsAreMetres() {
        assertThat(new Point3(2, 3, 6).length()).isEqualTo(7);
        assertThat(a.distance(b)).isEqualTo(b.minus(a).length());
    }

    @Test
    void productsHaveTheirUsualMeaning() {
        assertThat(a.dot(b)).isEqualTo(4 - 2 + 1.5);
        assertThat(new Point3(1, 0, 0).cross(new Point3(0, 1, 0))).isEqualTo(new Point3(0, 0, 1));
        assertThat(a.cross(b)).isEqualTo(b.cross(a).times(-1));
        assertThat(a.cross(b).dot(a)).isZero();
        assertThat(a.cross(b).dot(b)).isZero();
    }

    @Test
    void whatIsNotFiniteIsNoPoint() {
        assertThatThrownBy(() -> a.times(Double.NaN)).hasMessageContaining("is not finite");
        assertThatThrownBy(() -> new Point3(0, 0, Double.POSITIVE_INFINITY)).hasMessageContaining("is not finite");
    }
}
