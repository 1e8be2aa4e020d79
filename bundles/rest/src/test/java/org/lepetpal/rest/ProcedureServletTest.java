package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcedureServletTest {
    private static final String ROUTE = "/api/arm/procedure";
    private final FakeProcedures procedures = new FakeProcedures(false);
    private final RobotParts parts = new RobotParts();
    private final ProcedureServlet servlet = new ProcedureServlet(parts);
    private final ProcedureAnswerServlet answers = new ProcedureAnswerServlet(parts);
    private LocalServer server;
    private LocalServer answerServer;

    @BeforeEach
    void start() throws Exception {
        parts.addProcedures(procedures);
        server = LocalServer.start(servlet);
        answerServer = LocalServer.start(answers);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        answerServer.close();
    }

    private LocalServer.Answer reply(String answer) throws Exception {
        return answerServer.post(ROUTE + "/answer", "{\"answer\": \"" + answer + "\"}");
    }

    @Test
    void beforeTheFirstThereIsNone() throws Exception {
        LocalServer.Answer none = server.get(ROUTE);

        assertThat(none.status()).isEqualTo(404);
        assertThat(none.json().at("/error/details/reason").asText()).isEqualTo("no_procedure");
        assertThat(server.send("DELETE", ROUTE, "").status()).isEqualTo(404);
    }

    @Test
    void oneIsBegunAnsweredAndSeenToEnd() throws Exception {
        LocalServer.Answer begun = server.post(ROUTE, "{\"kind\": \"calibrate\"}");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.body())
                .isEqualTo("{\"kind\":\"calibrate\",\"stage\":\"waiting\",\"prompt\":\"Sweep all joints.\",\"answers\":"
                        + "[\"swept\",\"repeat\"],\"joints\":[{\"name\":\"gripper\",\"position\":2000,\"min\":1500,"
                        + "\"max\":3000}],\"error\":null}");
        assertThat(server.get(ROUTE).body()).isEqualTo(begun.body());

        assertThat(reply("swept").json().path("stage").asText()).isEqualTo("done");
        assertThat(server.get(ROUTE).json().path("stage").asText()).isEqualTo("done");
    }

    @Test
    void aWrongAnswerNamesTheAllowedOnes() throws Exception {
        server.post(ROUTE, "{\"kind\": \"calibrate\"}");

        LocalServer.Answer wrong = reply("lunch");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().at("/error/details/allowed")).hasToString("[\"swept\",\"repeat\"]");
        assertThat(answerServer.post(ROUTE + "/answer", "{}").status()).isEqualTo(400);
    }

    @Test
    void anAnswerThatNobodyWaitsForIsBusy() throws Exception {
        assertThat(reply("swept").status()).isEqualTo(409);
    }

    @Test
    void aSecondOneIsBusy() throws Exception {
        server.post(ROUTE, "{\"kind\": \"calibrate\"}");

        LocalServer.Answer second = server.post(ROUTE, "{\"kind\": \"find\"}");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("busy");
        assertThat(second.json().at("/error/message").asText()).startsWith("The procedure calibrate");
    }

    @Test
    void itCanBeGivenUp() throws Exception {
        server.post(ROUTE, "{\"kind\": \"setup\"}");

        assertThat(server.send("DELETE", ROUTE, "").json().path("stage").asText())
                .isEqualTo("abandoned");
    }

    @Test
    void anUnknownKindNamesTheKnownOnes() throws Exception {
        LocalServer.Answer wrong = server.post(ROUTE, "{\"kind\": \"dance\"}");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().at("/error/details/allowed")).hasToString("[\"find\",\"setup\",\"calibrate\"]");
    }

    @Test
    void withoutAnArmItIsUnavailable() throws Exception {
        parts.removeProcedures(procedures);
        assertThat(server.get(ROUTE).status()).isEqualTo(503);

        parts.addProcedures(new FakeProcedures(true));
        LocalServer.Answer none = server.post(ROUTE, "{\"kind\": \"find\"}");
        assertThat(none.status()).isEqualTo(503);
        assertThat(none.json().at("/error/message").asText()).isEqualTo("No arm is set up (ARM=none)");
    }
}
