package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A route outlives the service behind it: 503 with the reason, and never 404. */
class RoutesWithoutTheirServicesTest {
    private record Route(JsonServlet servlet, String pattern, String method, String path, String body, String reason) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static Stream<Route> routes() {
        String json = "{\"prompt\": \"go home\", \"text\": \"hello\"}";
        RobotParts parts = new RobotParts();
        return Stream.of(
                new Route(new CommandServlet(parts), "/command", "POST", "/command", json, "no_loop"),
                new Route(new CancelServlet(parts), "/cancel", "POST", "/cancel", json, "no_loop"),
                new Route(new StatusServlet(parts), "/status/*", "GET", "/status/" + FakeCommands.ID, "", "no_loop"),
                new Route(new RobotStatusServlet(parts), "/api/status", "GET", "/api/status", "", "no_loop"),
                new Route(new SpeakServlet(parts), "/speak", "POST", "/speak", json, "no_switchboard"),
                new Route(
                        new DispenseServlet(parts),
                        "/dispense_treat",
                        "POST",
                        "/dispense_treat",
                        json,
                        "no_switchboard"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void itSaysWhatIsMissing(Route route) throws Exception {
        LocalServer server = LocalServer.start(route.pattern, route.servlet);
        try {
            LocalServer.Answer answer =
                    server.send(route.method, route.path, route.body, "Content-Type: application/json");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("unavailable");
            assertThat(answer.json().at("/error/details/reason").asText()).isEqualTo(route.reason);
        } finally {
            server.close();
        }
    }
}
