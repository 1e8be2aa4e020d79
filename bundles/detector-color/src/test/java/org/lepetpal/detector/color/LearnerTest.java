package org.lepetpal.detector.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.testkit.TestFrame;

class LearnerTest {
    private static final ShadedBall BY_DAY = new ShadedBall(300, 200, 30, 1, 1, 1);

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1.15, 1, 0.65",
        "0.85, 1, 1.25",
        "0.5, 0.5, 0.5",
        "0.3, 0.3, 0.3",
        "1.3, 1.3, 1.3",
        "0.6, 0.52, 0.35"
    })
    void aBallThatWasClickedByDayIsFoundInOtherLight(double red, double green, double blue) {
        ColorClass learned = learn(BY_DAY, 300, 200);

        List<Detection> found = look(learned, new ShadedBall(420.3, 150.7, 30, red, green, blue));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().centre().x()).isCloseTo(420.3, within(1.5));
        assertThat(found.getFirst().centre().y()).isCloseTo(150.7, within(1.5));
        assertThat(found.getFirst().width() / 2).isCloseTo(30, within(2.0));
        assertThat(found.getFirst().confidence()).isGreaterThan(0.7);
    }

    @Test
    void theMiddleIsRightToAThirdOfAPixelAndTheRadiusToAPixel() {
        ColorClass learned = learn(BY_DAY, 300, 200);
        for (int step = 0; step < 8; step++) {
            double x = 200 + step / 8.0;
            double y = 180 + step / 5.0;

            Detection ball = look(learned, new ShadedBall(x, y, 24 + step / 3.0, 1, 1, 1))
                    .getFirst();

            assertThat(ball.centre().x()).isCloseTo(x, within(0.35));
            assertThat(ball.centre().y()).isCloseTo(y, within(0.35));
            assertThat(ball.width() / 2).isCloseTo(24 + step / 3.0, within(1.0));
        }
    }

    @ParameterizedTest
    @CsvSource({"300, 200", "290, 190", "315, 212", "285, 215"})
    void itDoesNotMatterWhereOnTheBallTheClickIs(int x, int y) {
        assertThat(look(learn(BY_DAY, x, y), BY_DAY)).hasSize(1);
    }

    @Test
    void whatIsNoThingIsRefused() {
        assertThatThrownBy(() -> learn(BY_DAY, 100, 300))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("goes on into what is around it");
        assertThatThrownBy(() -> learn(BY_DAY, 2, 300)).hasMessageContaining("edge");
        assertThatThrownBy(() -> learn(BY_DAY, 9000, 300)).hasMessageContaining("outside");
        try (TestFrame grey = new TestFrame(100, 100, 1, 1)) {
            assertThatThrownBy(() -> Learner.learn("ball", grey, new Pixel(50, 50)))
                    .hasMessageContaining("too little colour");
        }
        try (TestFrame frame = BY_DAY.frame()) {
            assertThatThrownBy(() -> Learner.learn("The Ball", frame, new Pixel(300, 200)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatIsLearnedIsWrittenAndReadAgain() {
        ColorClass learned = learn(BY_DAY, 300, 200);

        assertThat(ColorClassLine.parse(ColorClassLine.format(learned))).isEqualTo(learned);
    }

    private static ColorClass learn(ShadedBall ball, int x, int y) {
        try (TestFrame frame = ball.frame()) {
            return Learner.learn("ball", frame, new Pixel(x, y));
        }
    }

    private static List<Detection> look(ColorClass kind, ShadedBall ball) {
        try (ColorDetector detector = new ColorDetector(new Settings(List.of(kind), 640), "1.2.3");
                TestFrame frame = ball.frame()) {
            return detector.detect(frame);
        }
    }
}
