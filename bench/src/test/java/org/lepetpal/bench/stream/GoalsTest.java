package org.lepetpal.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.bench.goal.Goal;

class GoalsTest {
    private static final Optional<Double> TURBO = Optional.of(2.0);

    @Test
    void theOthersOfTheSameRunAreTheMeasure() {
        List<Goal> goals = new Goals(List.of(
                        row(Contestant.PASSED_ON, 10, 0.7, 14, 400),
                        row(Contestant.PASSED_ON, 100, 0.1, 12, 410),
                        row(Contestant.RARELY, 10, 0.7, 14, 400),
                        row(Contestant.RARELY, 100, 0.09, 12, 410),
                        row(Contestant.MJPG_STREAMER, 10, 0.7, 10, 4),
                        row(Contestant.MJPG_STREAMER, 100, 0.1, 10, 20)))
                .of(new PictureCost(2.3, 2.2, 4.2, 1.7, TURBO));

        assertThat(goals).filteredOn(Goal::isKnown).allMatch(Goal::isMet);
        assertThat(goals.get(4).name()).contains("mjpg-streamer", "100 viewers");
        assertThat(goals.get(4).measured()).isCloseTo(0.9, within(1e-9));
        assertThat(goals)
                .filteredOn(goal -> !goal.isKnown())
                .extracting(Goal::name)
                .hasSize(6)
                .allMatch(name ->
                        name.contains("Flask") || name.contains("drawn and encoded") || name.contains("50 viewers"));
    }

    @Test
    void whatIsMissedIsSaid() {
        List<Goal> goals = new Goals(List.of()).of(new PictureCost(2.5, 2.4, 4.5, 2.1, TURBO));

        assertThat(goals.getLast())
                .hasToString(Goal.atMost(2, "drawing all layers, ms", 2.1).toString());
        assertThat(goals.getLast().toString()).endsWith("2.10     <= 2.00  MISSED");
        assertThat(goals.getFirst().toString()).endsWith("-    >= 29.50  not measured");
    }

    @Test
    void theLargestAgeOfAnyRoundIsJudgedToo() {
        List<Goal> goals = new Goals(List.of(
                        row(Contestant.PASSED_ON, 100, 0.1, 12, 410),
                        row(Contestant.PASSED_ON, 100, 0.1, 25, 410),
                        row(Contestant.PASSED_ON, 100, 0.1, 12, 410)))
                .of(new PictureCost(2.3, 2.2, 4.2, 1.7, TURBO));

        assertThat(goals)
                .filteredOn(goal -> goal.name().contains("age at its last byte, ms, 100 viewers, the camera's JPEG"))
                .extracting(Goal::measured, Goal::isMet)
                .containsExactly(tuple(24.0, true), tuple(75.0, false));
    }

    @Test
    void whatTjbenchPrintsIsRead() {
        String told = "Compress      --> Frame rate:         200.000000 fps\n"
                + "                  Throughput:         184.320000 Megapixels/sec\n"
                + "Decompress    --> Frame rate:         250.000000 fps\n";

        assertThat(TurboJpeg.Times.told(told)).contains(new TurboJpeg.Times(5, 4));
        assertThat(TurboJpeg.Times.told(told.substring(0, 60))).isEmpty();
        assertThat(TurboJpeg.Times.told("ERROR in line 1")).isEmpty();
    }

    @Test
    void whatIsPossibleCountsTheCameraAndOnePictureForAll() {
        Goals goals =
                new Goals(List.of(row(Contestant.FLASK, 10, 6, 25, 140), row(Contestant.FLASK, 100, 6, 900, 180)));

        assertThat(goals.possible(new LeastCost(0.18, new TurboJpeg.Times(3, 3))))
                .hasValueSatisfying(
                        words -> assertThat(words).contains("5.0 times as much at 10 viewers and 50.0 at 100"));
        assertThat(new Goals(List.of()).possible(new LeastCost(0.18, new TurboJpeg.Times(3, 3))))
                .isEmpty();
    }

    @Test
    void drawingIsHeldAgainstFlasksWithoutTheLookingThatItDoesNotDo() {
        List<Goal> goals = new Goals(List.of(
                        row(Contestant.FLASK, 10, 6, 25, 140),
                        row(Contestant.DRAWN, 10, 3, 14, 400),
                        row(Contestant.DRAWN_RARELY, 10, 2, 14, 400)))
                .of(new PictureCost(2.3, 2.2, 4.2, 1.7, TURBO));

        assertThat(goals)
                .filteredOn(goal -> goal.name().contains("Flask") && goal.isKnown())
                .extracting(Goal::measured)
                .containsExactly(3.0);
    }

    private static Row row(String name, int viewers, double millis, double late, double megabytes) {
        double total = 30.0 * viewers;
        Seen seen = new Seen(total, 30, 40, late, 2 * late, 3 * late, 171);
        return new Row(name, viewers, seen, new Usage(millis * total / 1e3, 0, 1_000_000_000L, 0, 0), megabytes, 0);
    }
}
