package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.FixedSwitchboard;

class ModelsServletTest {
    private final FixedSwitchboard board = new FixedSwitchboard();
    private final FakeDesk desk = new FakeDesk();
    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        board.policy().with("fake", FakePolicy.serving(List.of("x"), seen -> {
            throw new IllegalStateException("not asked here");
        }));
        ModelsServlet servlet = new ModelsServlet();
        servlet.addSwitchboard(board);
        servlet.addDesk(desk);
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
