package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.model.ModelRefused;
import org.lepetpal.api.model.StoredModel;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.FixedSwitchboard;

class ModelsServletTest {
    private final FixedSwitchboard board = new FixedSwitchboard();
    private final FakeDesk desk = new FakeDesk();
    private final FakeLibrary library = new FakeLibrary();
    private final RobotParts parts = new RobotParts();
    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        board.policy().with("fake", FakePolicy.serving(List.of("x"), seen -> {
            throw new IllegalStateException("not asked here");
        }));
        ModelsServlet servlet = new ModelsServlet(parts);
        parts.addSwitchboard(board);
        parts.addDesk(desk);
        servlet.addLibrary(library);
        server = LocalServer.start("/api/models/*", servlet);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void showsWhatThereIsAndWhatIsActive() throws Exception {
        JsonNode models = server.get("/api/models").json();

        assertThat(models.get("active")).hasToString("{\"policy\":\"fake@1.0.0\",\"detector\":null}");
        assertThat(models.at("/available/0/id").asText()).isEqualTo("fake@1.0.0");
        assertThat(models.at("/available/0/slot").asText()).isEqualTo("policy");
        assertThat(models.at("/available/0/state").asText()).isEqualTo("active");
    }

    @Test
    void switchesAllNamedSlotsAsOne() throws Exception {
        LocalServer.Answer done = server.post(
                "/api/models/switch",
                "{\"policy\": \"smolvla@1\", \"detector\": [\"yolo\", \"color\"], \"camera\": null, \"force\": true}");

        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.json().get("status").asText()).isEqualTo("ok");
        assertThat(desk.orders()).singleElement().satisfies(order -> {
            assertThat(order.wishes())
                    .isEqualTo(Map.of(
                            SlotName.POLICY,
                            List.of("smolvla@1"),
                            SlotName.DETECTOR,
                            List.of("yolo", "color"),
                            SlotName.CAMERA,
                            List.of()));
            assertThat(order).extracting(SwapOrder::force, SwapOrder::now).containsExactly(true, false);
        });
    }

    @Test
    void aModelInAFolderTellsItsChecksumItsLicenceAndHowItWantsToBeRun() throws Exception {
        library.stored.add(new StoredModel(
                SlotName.POLICY,
                "fake",
                "1.0.0",
                board.candidates(SlotName.POLICY).getFirst().origin(),
                Optional.of("abc"),
                7,
                Optional.of("mit"),
                Map.of("warm_up", 2, "inference_rate_hz", 4.5, "fps", 10)));
        JsonNode model = server.get("/api/models").json().at("/available/0");
        assertThat(model.get("checksum").asText()).isEqualTo("abc");
        assertThat(model.get("bytes").asInt()).isEqualTo(7);
        assertThat(model.get("license").asText()).isEqualTo("mit");
        assertThat(model.get("settings")).hasToString("{\"fps\":10,\"inference_rate_hz\":4.5,\"warm_up\":2}");
    }

    @Test
    void aZipBecomesAModel() throws Exception {
        LocalServer.Answer taken = server.send(
                "POST", "/api/models/detector?name=dogs&version=2", "PK".getBytes(), "Content-Type: application/zip");
        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
        assertThat(taken.json().at("/model/id").asText()).isEqualTo("dogs@2");
        assertThat(taken.json().at("/model/checksum").asText()).isEqualTo("PK");
    }

    @Test
    void whyAZipIsRefusedIsNamed() throws Exception {
        Map<ModelRefused.Reason, Integer> statuses = Map.of(
                ModelRefused.Reason.DUPLICATE, 409,
                ModelRefused.Reason.TOO_LARGE, 413,
                ModelRefused.Reason.TOO_MANY, 413,
                ModelRefused.Reason.OUTSIDE, 400,
                ModelRefused.Reason.LINK, 400,
                ModelRefused.Reason.BUSY, 409,
                ModelRefused.Reason.NO_SPACE, 503,
                ModelRefused.Reason.TOO_SLOW, 504,
                ModelRefused.Reason.NO_ZIP, 400);
        for (Map.Entry<ModelRefused.Reason, Integer> expected : statuses.entrySet()) {
            library.refusal = Optional.of(expected.getKey());
            LocalServer.Answer refused =
                    server.send("POST", "/api/models/detector", "PK".getBytes(), "Content-Type: application/zip");
            assertThat(refused.status()).as(refused.body()).isEqualTo(expected.getValue());
            assertThat(refused.json().at("/error/details/reason").asText())
                    .isEqualTo(expected.getKey().label());
        }
        assertThat(server.post("/api/models/detector", "{}").status()).isEqualTo(415);
        assertThat(server.get("/api/models/detector").status()).isEqualTo(405);
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        for (String body : List.of("{}", "{\"tail\": \"x\"}", "{\"policy\": [\"a\", \"b\"]}", "{\"policy\": {}}")) {
            assertThat(server.post("/api/models/switch", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(server.get("/api/models/switch").status()).isEqualTo(405);
        assertThat(server.post("/api/models", "{}").status()).isEqualTo(405);
        assertThat(server.get("/api/models/nothing").status()).isEqualTo(404);
        assertThat(desk.orders()).isEmpty();
    }
}
