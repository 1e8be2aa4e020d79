package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.Filter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapRefused.Reason;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.FixedSwitchboard;

class ModulesServletTest {
    private static final String ACTIVE = "/api/modules/policy/active";
    /** The test server gives itself that address. */
    private static final String HERE = "rest@0.0.0.0";

    private final FixedSwitchboard board = new FixedSwitchboard();
    private final FakeDesk desk = new FakeDesk();
    private final RobotParts parts = new RobotParts();
    private final ModulesServlet servlet = new ModulesServlet(parts);
    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        board.policy().with("fake", FakePolicy.serving(List.of("x"), seen -> {
            throw new IllegalStateException("not asked here");
        }));
        parts.addSwitchboard(board);
        parts.addDesk(desk);
        server = LocalServer.start("/api/modules/*", servlet);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void showsEverySlotWithItsCandidates() throws Exception {
        JsonNode slots = server.get("/api/modules").json().get("slots");

        assertThat(slots).hasSize(SlotName.values().length);
        assertThat(slots.get(0))
                .hasToString("{\"slot\":\"policy\",\"several\":false,\"active\":[\"fake@1.0.0\"],"
                        + "\"choice\":[\"fake@1.0.0\"],\"pinned\":true,\"candidates\":[{\"id\":\"fake@1.0.0\","
                        + "\"name\":\"fake\",\"version\":\"1.0.0\",\"origin\":\"org.lepetpal.testkit\",\"ranking\":0,"
                        + "\"simulated\":false,\"state\":\"active\"}]}");
        assertThat(server.get("/api/modules/policy").json()).isEqualTo(slots.get(0));
    }

    @Test
    void activatesWhatIsAskedForAndGivesTheReceipt() throws Exception {
        LocalServer.Answer done = server.post(
                ACTIVE, "{\"name\": \"fake\", \"reason\": \"to try it\", \"when\": \"now\", \"force\": true}");

        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(desk.orders())
                .containsExactly(
                        new SwapOrder(Map.of(SlotName.POLICY, List.of("fake")), HERE, "to try it", true, true));
        assertThat(done.json().get("swap"))
                .hasToString("{\"slot\":\"policy\",\"from\":\"old@1.0.0\",\"to\":null,\"requested_by\":\"operator\","
                        + "\"reason\":\"to try it\",\"ticks\":11,\"missed_ticks\":1,\"worst_lateness_us\":90,"
                        + "\"duration_ms\":1.235,\"result\":\"leases-out\",\"at\":\"2026-11-21T10:30:00Z\"}");
        assertThat(done.json().at("/module/slot").asText()).isEqualTo("policy");
    }

    @Test
    void itIsKnownByWhichWaySomebodyAsks() throws Exception {
        server.close();
        Filter passing = (request, response, chain) -> {
            request.setAttribute(TokenFilter.PASSED, true);
            chain.doFilter(request, response);
        };
        server = LocalServer.start("/api/modules/*", servlet, passing);

        server.post(ACTIVE, "{\"name\": \"fake\"}");
        String fake = "{\"name\": \"fake\"}";
        server.send("POST", ACTIVE, fake, "Content-Type: application/json", "User-Agent: lepetpal-cli");

        assertThat(desk.orders())
                .extracting(SwapOrder::requestedBy)
                .containsExactly("rest:token@0.0.0.0", "cli:token@0.0.0.0");
    }

    @Test
    void severalDetectorsAreOneOrder() throws Exception {
        server.post("/api/modules/detector/active", "{\"names\": [\"yolo\", \"color@1.0.0\"]}");
        server.post("/api/modules/detector/active", "{\"automatic\": true}");

        assertThat(desk.orders())
                .extracting(SwapOrder::wishes)
                .containsExactly(
                        Map.of(SlotName.DETECTOR, List.of("yolo", "color@1.0.0")),
                        Map.of(SlotName.DETECTOR, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"automatic\": true, \"name\": \"yolo\"}", "{\"automatic\": true, \"names\": [\"yolo\"]}"})
    void whoLeavesTheChoiceToThePlatformNamesNobody(String body) throws Exception {
        assertThat(server.post("/api/modules/detector/active", body).status()).isEqualTo(400);
        assertThat(desk.orders()).isEmpty();
    }

    @Test
    void shadowsArePromotedAndChangesTakenBack() throws Exception {
        assertThat(server.post("/api/modules/policy/shadow", "{\"name\": \"fake\"}")
                        .status())
                .isEqualTo(200);
        assertThat(server.send("DELETE", "/api/modules/policy/shadow", "").status())
                .isEqualTo(200);
        assertThat(server.post("/api/modules/policy/promote", "{\"reason\": \"good\"}")
                        .json()
                        .at("/swap/result")
                        .asText())
                .isEqualTo("leases-out");
        assertThat(server.send("POST", "/api/modules/policy/rollback", "").status())
                .isEqualTo(200);
        assertThat(desk.others())
                .containsExactly(
                        "shadow policy fake",
                        "shadow policy nobody",
                        "promote policy " + HERE + " good",
                        "rollback policy " + HERE + " asked for over HTTP");
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        for (String body : List.of(
                "{}",
                "{\"name\": \"\"}",
                "{\"name\": 7}",
                "{\"names\": [7]}",
                "{\"names\": [\"a\", \"b\"]}",
                "{\"name\": \"a,b\"}",
                "{\"name\": \"a\", \"when\": \"later\"}",
                "{\"name\": \"a\", \"force\": 1}")) {
            LocalServer.Answer wrong = server.post(ACTIVE, body);
            assertThat(wrong.status()).as(body).isEqualTo(400);
            assertThat(wrong.code()).isEqualTo("invalid");
        }
        assertThat(desk.orders()).isEmpty();
    }

    @Test
    void aRefusalOfTheDeskIsTold() throws Exception {
        desk.refuse(Reason.UNCOVERED);
        LocalServer.Answer uncovered = server.post(ACTIVE, "{\"name\": \"fake\"}");
        assertThat(uncovered.status()).isEqualTo(409);
        assertThat(uncovered.code()).isEqualTo("conflict");
        assertThat(uncovered.json().at("/error/details/uncovered/0").asText()).isEqualTo("dog");
        desk.refuse(Reason.UNKNOWN);
        assertThat(server.post(ACTIVE, "{\"name\": \"nobody\"}").status()).isEqualTo(400);
    }

    @Test
    void addressesThatAreNotThere() throws Exception {
        assertThat(server.get("/api/modules/tail").status()).isEqualTo(404);
        assertThat(server.post("/api/modules/policy/explode", "{}").status()).isEqualTo(404);
        assertThat(server.post("/api/modules/policy/active/now", "{}").status()).isEqualTo(404);
        assertThat(server.get(ACTIVE).status()).isEqualTo(405);
        assertThat(server.get(ACTIVE).headers()).containsEntry("allow", "POST");
    }

    @Test
    void withoutASwitchboardItSaysSo() throws Exception {
        parts.removeSwitchboard(board);
        assertThat(server.get("/api/modules").status()).isEqualTo(503);
        parts.removeDesk(desk);
        assertThat(server.post(ACTIVE, "{\"name\": \"fake\"}").status()).isEqualTo(503);
    }
}
