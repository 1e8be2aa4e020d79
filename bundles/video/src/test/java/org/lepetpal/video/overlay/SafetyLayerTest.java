package org.lepetpal.video.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.safety.Verdict.Effect;
import org.lepetpal.api.safety.Verdict.Finding;
import org.lepetpal.api.telemetry.Activity;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.testkit.WrittenCanvas;
import org.lepetpal.testkit.WrittenCanvas.Label;

class SafetyLayerTest {
    private static final int GREEN = 0x8CF0B0;
    private static final int AMBER = 0xFFD166;
    private static final int RED = 0xFF6B60;

    private static final Finding LIMITS = new Finding("slew", Effect.CLAMPED, "too fast");
    private static final Finding WAITS = new Finding("workspace-clear", Effect.PAUSED, "a dog is there");
    private static final Finding REFUSES = new Finding("joint-limits", Effect.REFUSED, "too far");

    @Test
    void whatIsSentAsAskedIsOk() {
        assertThat(drawn(Activity.PLAN, judged())).isEqualTo(new Label("safety ok", GREEN));
    }

    @Test
    void whatIsChangedIsToldInAmberAndWhatIsNotSentInRed() {
        assertThat(drawn(Activity.PLAN, judged(LIMITS))).isEqualTo(new Label("safety: slew limits", AMBER));
        assertThat(drawn(Activity.PLAN, judged(WAITS))).isEqualTo(new Label("safety: workspace-clear waits", RED));
        assertThat(drawn(Activity.PLAN, judged(REFUSES))).isEqualTo(new Label("safety: joint-limits refuses", RED));
    }

    @Test
    void ofSeveralTheWorstIsTold() {
        assertThat(drawn(Activity.PLAN, judged(LIMITS, REFUSES, WAITS)))
                .isEqualTo(new Label("safety: joint-limits refuses", RED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "software stop",
                "there is no arm",
                "the arm does not answer",
                "deadman: the plan of scripted is stale, 120 ms old",
                "a reason of times to come"
            })
    void anArmThatIsHeldIsNotOkAlthoughNothingIsJudged(String why) {
        assertThat(drawn(Activity.holding(why), Optional.empty())).isEqualTo(new Label("safety: " + why, RED));
    }

    @ParameterizedTest
    @MethodSource("everyday")
    void anArmThatHasNothingToDoIs(Activity activity) {
        assertThat(drawn(activity, Optional.empty())).isEqualTo(new Label("safety ok", GREEN));
    }

    static List<Activity> everyday() {
        return List.of(Activity.IDLE, Activity.waiting("no plan yet"));
    }

    @Test
    void itDoesNotGiveWay() {
        assertThat(new SafetyLayer().givesWay()).isFalse();
    }

    private static Optional<Verdict> judged(Finding... findings) {
        return Optional.of(new Verdict(JointAngles.of(0), Arrays.asList(findings)));
    }

    private static Label drawn(Activity activity, Optional<Verdict> verdict) {
        WrittenCanvas canvas = new WrittenCanvas();
        SafetyLayer.draw(canvas, new ArmSample(1, 0, Optional.empty(), verdict, activity));
        assertThat(canvas.labels()).hasSize(1);
        return canvas.labels().getFirst();
    }
}
