package org.lepetpal.lerobot.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.lerobot.model.Steering;
import org.lepetpal.testkit.SharedData;

final class RealTimeChunkingTest {
    private static final Pattern CASE = Pattern.compile("start=(\\d+),end=(\\d+),total=(\\d+)");

    @ParameterizedTest
    @EnumSource(PrefixSchedule.class)
    void weighsAsLeRobotDoes(PrefixSchedule schedule) throws IOException {
        JsonNode cases = SharedData.json("so101/policy_math_golden.json")
                .get("rtc_prefix_weights")
                .get(schedule.name());
        assertThat(cases).isNotEmpty();
        for (Map.Entry<String, JsonNode> golden : cases.properties()) {
            Matcher numbers = CASE.matcher(golden.getKey());
            assertThat(numbers.matches()).isTrue();
            double[] weights = schedule.weights(number(numbers, 1), number(numbers, 2), number(numbers, 3));
            double[] expected = StreamSupport.stream(golden.getValue().spliterator(), false)
                    .mapToDouble(JsonNode::asDouble)
                    .toArray();
            assertThat(weights).as(golden.getKey()).containsExactly(expected, within(1e-6));
        }
    }

    private static int number(Matcher numbers, int group) {
        return Integer.parseInt(numbers.group(group));
    }

    @Test
    void guidesAsStronglyAsLeRobotDoes() throws IOException {
        RealTimeChunking chunking = new RealTimeChunking(PrefixSchedule.LINEAR, 10, 10);
        for (JsonNode golden : SharedData.json("so101/policy_math_golden.json").get("rtc_guidance_weight_max10")) {
            assertThat(chunking.strength(golden.get("time").asDouble()))
                    .as(golden.toString())
                    .isCloseTo(golden.get("guidance_weight").asDouble(), within(1e-5));
        }
    }

    /** One step by hand: x 1, v 0.5, t 0.5, so that the flow would end at 0.75; λ is 2 there. */
    @Test
    void drawsWhatTheFlowWouldEndAtToWhatIsDoneAlready() {
        RealTimeChunking chunking = new RealTimeChunking(PrefixSchedule.ONES, 2, 10);
        Steering steering = new Leftover(List.of(new float[] {1}, new float[] {0.5f}), 1, chunking).steering(3, 2);
        float[] velocity = {0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f};
        steering.steer(new float[] {1, 1, 1, 1, 1, 1}, velocity, 0.5f);
        // beyond the actions' one number it is drawn to 0, beyond the horizon not at all
        assertThat(velocity).containsExactly(0, 2, 1, 2, 0.5f, 0.5f);
    }

    @Test
    void horizonEndsWithWhatIsLeft() {
        RealTimeChunking chunking = new RealTimeChunking(PrefixSchedule.LINEAR, 10, 10);
        Steering steering = new Leftover(List.of(new float[] {9}), 5, chunking).steering(4, 1);
        float[] velocity = new float[4];
        steering.steer(new float[4], velocity, 0.5f);
        assertThat(velocity).containsExactly(-18, 0, 0, 0);
    }

    /** Chunks that agree because they were made to are no sign of being sure. */
    @Test
    void whatWasHeldDoesNotCountForConfidence() {
        Track older = track(0);
        Track newer = track(1);
        assertThat(older.difference(newer, 0).orElseThrow()).isCloseTo(Math.sqrt(0.5), within(1e-6));
        assertThat(older.difference(newer, 10).orElseThrow()).isEqualTo(1);
        assertThat(older.difference(newer, 16)).isEmpty();
    }

    /** Twenty moments, of which the second half is at {@code end}. */
    private static Track track(float end) {
        List<float[]> actions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            actions.add(new float[] {i < 10 ? 0 : end});
        }
        return Track.of(0, 10, Collections.nCopies(20, JointAngles.of(0)), actions);
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertThat(Setup.chunking("X", "off", 0, 0)).isEmpty();
        assertThat(Setup.chunking("X", "exp", 8, 5)).contains(new RealTimeChunking(PrefixSchedule.EXP, 8, 5));
        assertThatThrownBy(() -> Setup.chunking("X", "cubic", 8, 5))
                .hasMessage("X_RTC = 'cubic'; allowed are off, zeros, ones, linear, exp");
        assertThatThrownBy(() -> new RealTimeChunking(PrefixSchedule.EXP, 0, 5).check("X"))
                .hasMessage("X_RTC_HORIZON = 0 is not in 1…1000");
        assertThatThrownBy(() -> new RealTimeChunking(PrefixSchedule.EXP, 8, Double.NaN).check("X"))
                .hasMessageStartingWith("X_RTC_WEIGHT = NaN");
    }
}
