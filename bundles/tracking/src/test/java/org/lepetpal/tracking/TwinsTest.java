package org.lepetpal.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Detection;

class TwinsTest {
    private static final String YOLO = "yolov8n 8.2.0";
    private static final String COLOR = "color 0.1.0";

    @Test
    void ofTwoThatOverlapTheSurerOneIsTheThing() {
        Detection sure = dog(0.9, 100, YOLO);
        Detection less = dog(0.6, 110, COLOR);

        assertThat(new Twins(List.of(less, sure)).things()).containsExactly(sure);
        assertThat(new Twins(List.of(less, sure)).numbered(List.of(sure.followedAs(7))))
                .as("all of them, in the order in which they came")
                .containsExactly(less.followedAs(7), sure.followedAs(7));
        assertThat(new Twins(List.of(less, sure)).numbered(List.of(sure)))
                .as("of a thing that has no number yet")
                .containsExactly(less, sure);
    }

    @Test
    void halfOfBothIsNotEnough() {
        assertThat(things(dog(0.9, 100, YOLO), dog(0.6, 133, COLOR)))
                .as("0.504")
                .hasSize(1);
        assertThat(things(dog(0.9, 100, YOLO), dog(0.6, 134, COLOR)))
                .as("0.493")
                .hasSize(2);
    }

    @Test
    void twoOfOneModelAreTwoThings() {
        assertThat(things(dog(0.9, 100, YOLO), dog(0.8, 110, YOLO))).hasSize(2);
    }

    @Test
    void twoDogsSideBySideStayTwoWhicheverIsSurer() {
        Detection left = dog(0.9, 100, YOLO);
        Detection right = dog(0.8, 130, YOLO);
        Detection rightAgain = dog(0.95, 128, COLOR);

        assertThat(things(left, right, rightAgain)).containsExactly(left, rightAgain);
    }

    @Test
    void threeModelsMayMeanOneThing() {
        Detection surest = dog(0.9, 100, "third 1");

        assertThat(things(dog(0.6, 105, YOLO), dog(0.7, 95, COLOR), surest)).containsExactly(surest);
    }

    @Test
    void whoDoesNotSayWhatItIsIsOneModel() {
        Detection unsigned = new Detection("dog", 0.5, 100, 100, 100, 100);

        assertThat(things(unsigned, unsigned)).hasSize(2);
        assertThat(things(unsigned, dog(0.9, 100, YOLO))).hasSize(1);
    }

    private static List<Detection> things(Detection... seen) {
        return new Twins(Stream.of(seen).toList()).things();
    }

    private static Detection dog(double confidence, double left, String model) {
        return new Detection("dog", confidence, left, 100, 100, 100).by(model);
    }
}
