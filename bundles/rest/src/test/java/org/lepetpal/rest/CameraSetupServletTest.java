package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.TableMark;

class CameraSetupServletTest {
    private static final String ROUTE = "/api/calibration/camera";
    private static final String BODY = "{\"marks\":[{\"at\":[10,20],\"place\":[0.1,0.2]},"
            + "{\"at\":[30,20],\"place\":[0.1,-0.2,0.05]}],"
            + "\"zones\":[{\"kind\":\"keep-out\",\"corners\":[[0,0],[100,0],[50,80.5]]}]}";

    private final Kept kept = new Kept();
    private final RobotParts parts = new RobotParts();
    private final CameraSetupServlet servlet = new CameraSetupServlet(parts);
    private LocalServer server;

    /** Takes any marks for a camera that is called front. */
    private static final class Kept implements CameraSetups {
        private final List<CameraSetup> all = new ArrayList<>();
        private Optional<IOException> broken = Optional.empty();

        @Override
        public Optional<CameraSetup> of(String camera) {
            return all.isEmpty() || !camera.equals("front") ? Optional.empty() : Optional.of(all.getLast());
        }

        @Override
        public List<CameraSetup> all() {
            return List.copyOf(all);
        }

        @Override
        public Fit fit(String camera) {
            return all.isEmpty() ? new Fit(Fit.State.NONE, "nothing was taught") : new Fit(Fit.State.FITS, "as taught");
        }

        @Override
        public CameraSetup teach(String camera, List<TableMark> marks, List<PictureZone> zones) throws IOException {
            if (!camera.equals("front")) {
                throw new IllegalStateException("there is no camera " + camera);
            }
            if (broken.isPresent()) {
                throw broken.get();
            }
            CameraCalibration place =
                    CameraCalibration.lookingAt(new Point3(0.7, 0, 0.5), new Point3(0.2, 0, 0), 640, 480, 50);
            all.add(new CameraSetup(
                    camera,
                    "USB camera 0",
                    640,
                    480,
                    30,
                    Optional.of(new CameraSetup.View(
                            place, marks, marks.stream().map(mark -> 0.5).toList())),
                    CameraSetup.requireFitting(zones, 640, 480),
                    all.size() + 1,
                    Instant.parse("2026-11-21T12:00:00Z")));
            return all.getLast();
        }

        @Override
        public List<TableMark> board(String camera) {
            return camera.equals("front")
                    ? List.of(new TableMark(new Pixel(10.25, 20), new Point3(0.22, 0.09, 0)))
                    : List.of();
        }

        @Override
        public CameraSetup confirm(String camera) {
            return of(camera).orElseThrow(() -> new IllegalStateException("nothing was taught about camera " + camera));
        }
    }

    @BeforeEach
    void start() throws Exception {
        servlet.addSetups(kept);
        server = LocalServer.start(ROUTE + "/*", servlet);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private LocalServer.Answer put(String body) throws Exception {
        return server.send("PUT", ROUTE + "?camera=front", body, "Content-Type: application/json");
    }

    @Test
    void whatIsTaughtIsTold() throws Exception {
        LocalServer.Answer taught = put(BODY);

        assertThat(taught.status()).isEqualTo(200);
        assertThat(taught.json().at("/version").asInt()).isEqualTo(1);
        assertThat(taught.json().at("/fit/state").asText()).isEqualTo("fits");
        assertThat(taught.json().at("/view/error_px").asDouble()).isEqualTo(0.5);
        assertThat(taught.json().at("/marks/1/place").toString()).isEqualTo("[0.1,-0.2,0.05]");
        assertThat(taught.json().at("/zones/0/kind").asText()).isEqualTo("keep-out");
        assertThat(taught.json().at("/zones/0/corners/2").toString()).isEqualTo("[50.0,80.5]");
        assertThat(server.get(ROUTE + "?camera=front").body()).isEqualTo(taught.body());
        assertThat(put(taught.body()).json().at("/version").asInt())
                .as("what was told can be taught again")
                .isEqualTo(2);
    }

    @Test
    void beforeThatItIsNotFoundAndNothingCanBeConfirmed() throws Exception {
        LocalServer.Answer none = server.get(ROUTE + "?camera=front");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.json().at("/error/details/reason").asText()).isEqualTo("no_setup");

        assertThat(server.post(ROUTE + "/confirm?camera=front", "{}").status()).isEqualTo(503);
        put(BODY);
        assertThat(server.post(ROUTE + "/confirm?camera=front", "{}").status()).isEqualTo(200);
    }

    @Test
    void whatIsSeenOfTheBoardCanBePutBackAsMarks() throws Exception {
        LocalServer.Answer found = server.get(ROUTE + "/board?camera=front");

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().toString())
                .isEqualTo("{\"camera\":\"front\",\"marks\":[{\"at\":[10.25,20.0],\"place\":[0.22,0.09,0.0]}]}");
        assertThat(put(found.body()).status()).isEqualTo(200);
        LocalServer.Answer none = server.get(ROUTE + "/board?camera=wrist");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.json().at("/error/details/reason").asText()).isEqualTo("no_board");
    }

    @ParameterizedTest
    @CsvSource(
            maxCharsPerColumn = 4096,
            delimiter = '|',
            value = {
                "[1]                                                                   | The body must be a JSON object",
                "{                                                                     | The body is not valid JSON",
                "{\"marks\": 5}                                                        | 'marks' must be an array of 0",
                "{\"marks\": [{\"at\": [1, 2]}]}                                       | 'marks[0].place' is missing",
                "{\"marks\": [{\"at\": [1, \"2\"], \"place\": [0, 0]}]}                | 'marks[0].at[1]' must be a number",
                "{\"zones\": [{\"kind\": \"moon\", \"corners\": [[0,0],[9,0],[0,9]]}]} | 'zones[0].kind' must be one of roi, workspace, bowl, treat-drop, keep-out",
                "{\"zones\": [{\"kind\": \"roi\", \"corners\": [[0,0],[9,9],[9,0],[0,9]]}]} | 'zones[0]': the zone roi crosses or touches itself",
                "{\"zones\": [{\"kind\": \"roi\", \"corners\": [[0,0],[900,0],[0,90]]}]} | The zone roi has the corner 900.0, 0.0 outside of the picture of 640x480 pixels"
            })
    void whatIsWrongIsNamed(String body, String message) throws Exception {
        LocalServer.Answer refused = put(body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/message").asText()).startsWith(message);
        assertThat(kept.all).isEmpty();
    }

    @Test
    void otherAddressesMethodsTypesAndSizesAreRefused() throws Exception {
        assertThat(server.get(ROUTE + "/nothing").status()).isEqualTo(404);
        assertThat(server.get(ROUTE + "/confirm").status()).isEqualTo(405);
        assertThat(server.post(ROUTE, "{}").status()).isEqualTo(405);
        assertThat(server.send("PUT", ROUTE + "?camera=front", "{}", "Content-Type: text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(put("{\"x\":\"" + "y".repeat(300_000) + "\"}").status()).isEqualTo(413);
    }

    @Test
    void withoutTheCameraItIsUnavailable() throws Exception {
        assertThat(server.send("PUT", ROUTE + "?camera=wrist", BODY, "Content-Type: application/json")
                        .status())
                .isEqualTo(503);
        servlet.removeSetups(kept);
        assertThat(put(BODY).status()).isEqualTo(503);
    }

    @Test
    void whatCannotBeStoredIsToldWithoutPaths() throws Exception {
        kept.broken = Optional.of(new IOException("/home/robot/data: no space left"));

        LocalServer.Answer failed = put(BODY);

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.body()).doesNotContain("/home");
    }
}
