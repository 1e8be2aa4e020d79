package org.lepetpal.bench.pulls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lepetpal.bench.loop.Lateness;
import org.lepetpal.bench.stream.UsbCamera.State;

class CourseTest {
    private static final int VIEWERS = 5;

    @Test
    void whatStaysAsItWasIsGood() {
        Course course = course(look(300, 60, 400, 80), 0, VIEWERS);

        assertThat(course.isGood()).isTrue();
        assertThat(course.verdict().getLast())
                .isEqualTo("pulls: 12 of 12 came back, lost after 2.0 s and back after 1.5 s at most; 5 of 5 viewers"
                        + " stayed; memory flat, lateness unchanged");
    }

    @Test
    void memoryThatGrowsWithEachPullIsNot() {
        Course course = course(look(300, 60, 400, 80), 10, VIEWERS);

        assertThat(course.isGood()).isFalse();
        assertThat(course.verdict().getLast()).contains("memory NOT flat");
    }

    @Test
    void aLoopThatIsLaterIsNot() {
        Course course = course(look(900, 60, 400, 80), 0, VIEWERS);

        assertThat(course.isGood()).isFalse();
        assertThat(course.verdict().getLast()).contains("lateness CHANGED");
    }

    @Test
    void aViewerThatWasLostIsNot() {
        assertThat(course(look(300, 60, 400, 80), 0, VIEWERS - 1).isGood()).isFalse();
    }

    /** Without pulls the loop is 300 us late; with them all is as told, but for so many more megabytes with each. */
    private static Course course(Look with, double growth, int stayed) {
        List<Round> rounds = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> new Round(number, State.PULLED, 2, "unplugged", 1.5, grown(with, number * growth)))
                .toList();
        return new Course(Collections.nCopies(4, look(300, 60, 400, 80)), rounds, VIEWERS, stayed);
    }

    private static Look grown(Look look, double megabytes) {
        return new Look(look.late(), look.heap(), look.memory() + megabytes, look.threads(), look.handles());
    }

    private static Look look(double p999, double heap, double memory, int threads) {
        return new Look(new Lateness(0, 50, p999), heap, memory, threads, 90);
    }
}
