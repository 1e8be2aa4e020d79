package org.lepetpal.policy.smolvla.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ParityTest {
    private final Parity parity = new Parity();

    @Test
    void keepsTheWorst() {
        parity.absolute("a", new float[] {1, 2}, new float[] {1, 2.5f}, 1);
        parity.absolute("a", new float[] {1}, new float[] {1.25f}, 1);
        assertThat(parity.stages()).singleElement().isEqualTo(new Parity.Stage("a", 0.5, 1, 3));
        assertThat(parity.kept()).isTrue();
    }

    @Test
    void largeValuesMayBeFartherOff() {
        parity.relative("a", new float[] {1000}, new float[] {1000.05f});
        assertThat(parity.kept()).isTrue();
    }

    @Test
    void figuresAreAsShortAsTheyCanBe() {
        assertThat(Parity.scientific(1.24e-5)).isEqualTo("1.2e-5");
        assertThat(Parity.scientific(3.06e-12)).isEqualTo("3.1e-12");
        assertThat(Parity.scientific(0)).isEqualTo("0.0e0");
        assertThat(Parity.scientific(250)).isEqualTo("2.5e2");
        assertThat(Parity.scientific(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void nothingThatIsNotThereOrNoNumberPasses() {
        assertThat(parity.kept()).isFalse();
        parity.absolute("NaN", new float[] {1}, new float[] {Float.NaN}, 1);
        parity.absolute("NaN", new float[] {1}, new float[] {1}, 1);
        parity.absolute("size", new float[] {1}, new float[0], 1);
        parity.same("same", 1, 2);
        assertThat(parity.stages()).noneMatch(Parity.Stage::kept);
    }
}
