package org.lepetpal.bench.pulls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lepetpal.bench.goal.Goal;
import org.lepetpal.bench.loop.Lateness;
import org.lepetpal.bench.stream.UsbCamera.State;

class CourseTest {
    private static final int VIEWERS = 5;

    @Test
    void whatStaysAsItWasIsGood() {
        Course course = course(look(300, 60, 400, 80), 0, VIEWERS);

        assertThat(course.isGood()).isTrue();
        assertThat(course.story().getLast())
                .isEqualTo("pulls: 12 of 12 came back, lost after 2.0 s and back after 1.5 s at most");
    }

    @Test
    void memoryThatGrowsWithEachPullIsNot() {
        Course course = course(look(300, 60, 400, 80), 10, VIEWERS);

        assertThat(course.isGood()).isFalse();
        assertThat(missed(course)).containsExactly("other memory, more at last than at first, %");
    }

    @Test
    void aLoopThatIsLaterIsNot() {
        Course course = course(look(900, 60, 400, 80), 0, VIEWERS);

        assertThat(course.isGood()).isFalse();
        assertThat(missed(course)).containsExactly("lateness of the loop at the 99.9th percentile, us");
    }

    @Test
    void aViewerThatWasLostIsNot() {
        assertThat(missed(course(look(300, 60, 400, 80), 0, VIEWERS - 1))).containsExactly("viewers that stayed");
    }

    private static List<String> missed(Course course) {
        return course.goals().stream()
                .filter(goal -> !goal.isMet())
                .map(Goal::name)
                .toList();
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
