package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.access.Attempts;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleGate;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;

class BundlesServletTest {
    private static final String TOKEN = "sixteen-letters!";
    private static final String JAR = "Content-Type: application/java-archive\r\nAuthorization: Bearer " + TOKEN;

    private static final String AUTHORIZED = "Authorization: Bearer " + TOKEN;

    private LocalServer server;
    private Optional<Reason> refusal = Optional.empty();
    private String asked = "";

    private final BundleGate gate = new BundleGate() {
        @Override
        public Admission admit(InputStream jar, boolean force) throws BundleRefused, IOException {
            return answer("admit", jar, force);
        }

        @Override
        public Admission examine(InputStream jar, boolean force) throws BundleRefused, IOException {
            return answer("examine", jar, force);
        }

        @Override
        public boolean remove(String name) {
            return name.equals("org.example.a");
        }

        @Override
        public List<Admission> admitted() {
            return List.of(new Admission("org.example.a", "1.0.0", Optional.empty(), List.of()));
        }

        private Admission answer(String verb, InputStream jar, boolean force) throws BundleRefused, IOException {
            asked = verb + " " + new String(jar.readAllBytes()) + " " + force;
            if (refusal.isPresent()) {
                throw new BundleRefused(refusal.get(), "No");
            }
            return new Admission("org.example.a", "2.0.0", Optional.of("1.0.0"), List.of("org.example.b"));
        }
    };

    @BeforeEach
    void start() throws Exception {
        BundlesServlet servlet = new BundlesServlet();
        servlet.addGate(gate);
        server = LocalServer.start(
                "/api/bundles",
                servlet,
                new TokenFilter(
                        new TokenGate(TOKEN),
                        new Attempts(() -> Instant.EPOCH),
                        new Envelope(new Json(), Clock.systemUTC())));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aJarIsLetInOrOnlyLookedAt() throws Exception {
        LocalServer.Answer in = server.send("POST", "/api/bundles", "PK".getBytes(), JAR);
        assertThat(in.status()).as(in.body()).isEqualTo(201);
        assertThat(in.json().get("bundle"))
                .hasToString("{\"name\":\"org.example.a\",\"version\":\"2.0.0\",\"replaces\":\"1.0.0\","
                        + "\"refreshed\":[\"org.example.b\"]}");
        assertThat(asked).isEqualTo("admit PK false");
        assertThat(server.send("POST", "/api/bundles?rehearse=true&force=true", "PK".getBytes(), JAR)
                        .status())
                .isEqualTo(200);
        assertThat(asked).isEqualTo("examine PK true");
    }

    @Test
    void thoseThatAreThereAreListed() throws Exception {
        assertThat(server.get("/api/bundles", AUTHORIZED)
                        .json()
                        .at("/bundles/0/name")
                        .asText())
                .isEqualTo("org.example.a");
    }

    @Test
    void oneIsTakenOut() throws Exception {
        assertThat(server.send("DELETE", "/api/bundles?name=org.example.a", "", AUTHORIZED)
                        .status())
                .isEqualTo(200);
        assertThat(server.send("DELETE", "/api/bundles?name=org.example.b", "", AUTHORIZED)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whereNoTokenIsSetNobodySendsCode() throws Exception {
        BundlesServlet servlet = new BundlesServlet();
        servlet.addGate(gate);
        LocalServer open = LocalServer.start("/api/bundles", servlet);
        try {
            for (String path : List.of("/api/bundles", "/api/bundles?rehearse=true")) {
                LocalServer.Answer refused = open.send("POST", path, "PK".getBytes(), JAR);
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.json().at("/error/message").asText()).contains("API_TOKEN");
            }
            assertThat(open.send("DELETE", "/api/bundles?name=org.example.a", "")
                            .status())
                    .isEqualTo(403);
            assertThat(asked).as("nothing was read").isEmpty();
            assertThat(open.get("/api/bundles").status()).isEqualTo(200);
        } finally {
            open.close();
        }
    }

    @Test
    void whyOneIsNotLetInIsNamed() throws Exception {
        Map<Reason, Integer> statuses = Map.of(
                Reason.NO_BUNDLE,
                400,
                Reason.TOO_LARGE,
                413,
                Reason.PROTECTED,
                409,
                Reason.UNRESOLVED,
                409,
                Reason.FAILED,
                409,
                Reason.DUPLICATE,
                409,
                Reason.BUSY,
                409);
        for (Map.Entry<Reason, Integer> expected : statuses.entrySet()) {
            refusal = Optional.of(expected.getKey());
            LocalServer.Answer refused = server.send("POST", "/api/bundles", "PK".getBytes(), JAR);
            assertThat(refused.status()).isEqualTo(expected.getValue());
            assertThat(refused.json().at("/error/details/reason").asText())
                    .isEqualTo(expected.getKey().label());
        }
        assertThat(server.send("POST", "/api/bundles", "{}", "Content-Type: application/json", AUTHORIZED)
                        .status())
                .isEqualTo(415);
        assertThat(server.send("POST", "/api/bundles?force=yes", "PK".getBytes(), JAR)
                        .status())
                .isEqualTo(400);
    }
}
