package org.lepetpal.video.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever stands in a query: a picture that can be made, or a refusal that names a parameter. */
class ViewParametersFuzzTest {
    private static final int ROUNDS = 50_000;
    private static final List<String> NAMES = List.of("camera", "width", "height", "overlays", "quality", "fps");
    private static final List<String> PIECES = List.of(
            "",
            "0",
            "1",
            "-1",
            "16",
            "640",
            "3840",
            "2160",
            "99999999999",
            "1e3",
            "0x10",
            "NaN",
            "true",
            "false",
            ",",
            "fps",
            "detections",
            "front",
            "side",
            " ",
            "%",
            "\0",
            "\n",
            "é",
            "٣",
            "\uD83D\uDC36",
            "../",
            "<b>");

    @Test
    void itIsReadOrRefused() {
        Random random = new Random(41);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, String> query = query(random);
            try {
                ViewParameters view =
                        ViewParameters.of(query::get, List.of("front", "side"), List.of("detections", "fps"));
                assertThat(view.fps()).isBetween(1, 60);
                assertThat(view.wish().encodingQuality()).isBetween(10, 95);
                assertThat(view.wish().width().orElse(16)).isBetween(16, 3840);
                assertThat(view.wish().height().orElse(16)).isBetween(16, 2160);
                read++;
            } catch (IllegalArgumentException refused) {
                assertThat(NAMES).anyMatch(name -> refused.getMessage().startsWith("'" + name + "' must be "));
            }
        }
        assertThat(read).as("some of both").isBetween(ROUNDS / 100, ROUNDS * 99 / 100);
    }

    private static Map<String, String> query(Random random) {
        Map<String, String> query = new HashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            StringBuilder value = new StringBuilder();
            for (int pieces = random.nextInt(3); pieces >= 0; pieces--) {
                value.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            query.put(NAMES.get(random.nextInt(NAMES.size())), value.toString());
        }
        return query;
    }
}
