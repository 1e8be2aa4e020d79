package org.lepetpal.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ChuteTest {
    private final Chute chute = new Chute();

    @Test
    void opensWithTheSpeedOfAHobbyServo() {
        chute.pulse(OptionalInt.of(1500));
        int millis = 0;
        while (!chute.advance(0.001)) {
            millis++;
        }
        assertThat(millis).isBetween(80, 90); // 51 degrees at 0.1 s for 60
    }

    @Test
    void shakingTheOpenGateLetsNoOtherTreatOut() {
        chute.pulse(OptionalInt.of(1500));
        int dropped = count(300);
        for (int i = 0; i < 6; i++) {
            chute.pulse(OptionalInt.of(i % 2 == 0 ? 1390 : 1610));
            dropped += count(100);
        }
        assertThat(dropped).isOne();
    }

    @Test
    void withoutPulsesItStaysWhereItIs() {
        chute.pulse(OptionalInt.of(1500));
        count(20);
        double there = chute.degrees();
        chute.pulse(OptionalInt.empty());
        count(100);
        assertThat(chute.degrees()).isEqualTo(there);
    }

    private int count(int millis) {
        int dropped = 0;
        for (int i = 0; i < millis; i++) {
            dropped += chute.advance(0.001) ? 1 : 0;
        }
        return dropped;
    }
}
