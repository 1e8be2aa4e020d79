package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.ColorTeacher;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.testkit.FakeSight;
import org.lepetpal.testkit.TestFrame;

class ColorServletTest {
    private final RobotParts parts = new RobotParts();
    private final ColorServlet servlet = new ColorServlet(parts);
    private final FakeSight sight = new FakeSight();
    private final TestFrame frame = new TestFrame(64, 48, 1, 1);
    private LocalServer server;

    /** Learns anything but what lies left of the middle. */
    private static final class Pupil implements ColorTeacher {
        private boolean known;

        @Override
        public String teach(String label, Frame picture, Pixel at) {
            if (at.x() < picture.width() / 2.0) {
                throw new IllegalArgumentException("there is too little colour");
            }
            known = true;
            return label + ":60-92,50,24,60,78,1.3";
        }

        @Override
        public boolean forget(String label) {
            boolean was = known;
            known = false;
            return was;
        }
    }

    @BeforeEach
    void start() throws Exception {
        servlet.addTeacher(new Pupil());
        parts.addSight(sight);
        sight.show(frame);
        server = LocalServer.start("/api/vision/colors/*", servlet);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aClickIsLearnedAndForgotten() throws Exception {
        LocalServer.Answer learned = put("/ball", "{\"at\": [40, 20.5]}");

        assertThat(learned.status()).isEqualTo(200);
        assertThat(learned.body()).isEqualTo("{\"class\":\"ball\",\"learned\":\"ball:60-92,50,24,60,78,1.3\"}");
        assertThat(frame.holders()).isEqualTo(1);
        assertThat(delete().status()).isEqualTo(200);
        assertThat(delete().status()).isEqualTo(404);
    }

    @Test
    void whatCannotBeLearnedIsToldAndTheFrameGivenBack() throws Exception {
        LocalServer.Answer refused = put("/ball", "{\"at\": [4, 20]}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/message").asText()).isEqualTo("There is too little colour");
        assertThat(frame.holders()).isEqualTo(1);
        assertThat(put("/ball", "{}").json().at("/error/message").asText()).isEqualTo("'at' is missing");
        assertThat(put("/The%20Ball", "{\"at\": [40, 20]}").status()).isEqualTo(400);
        assertThat(put("", "{\"at\": [40, 20]}").status()).isEqualTo(400);
    }

    @Test
    void withoutAPictureOrADetectorItIsUnavailable() throws Exception {
        sight.blind();
        assertThat(put("/ball", "{\"at\": [40, 20]}")
                        .json()
                        .at("/error/details/reason")
                        .asText())
                .isEqualTo("no_camera");
        LocalServer alone = LocalServer.start("/api/vision/colors/*", new ColorServlet(new RobotParts()));
        assertThat(alone.send("DELETE", "/api/vision/colors/ball", "")
                        .json()
                        .at("/error/details/reason")
                        .asText())
                .isEqualTo("no_detector");
        alone.close();
    }

    private LocalServer.Answer put(String path, String body) throws Exception {
        return server.send("PUT", "/api/vision/colors" + path, body, "Content-Type: application/json");
    }

    private LocalServer.Answer delete() throws Exception {
        return server.send("DELETE", "/api/vision/colors/ball", "");
    }
}
