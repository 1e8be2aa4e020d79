package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;

class HealthReportTest {
    @ParameterizedTest
    @CsvSource({
        // parts, what the robot is, HTTP status
        "arm=ok camera=ok policy=ok safety=ok, ok, 200",
        "arm=absent camera=ok policy=ok safety=ok, ok, 200",
        "arm=ok camera=absent policy=ok safety=ok, ok, 200",
        "arm=ok camera=ok policy=ok safety=ok voice=down detector=down, ok, 200",
        "arm=degraded camera=ok policy=ok safety=ok, degraded, 200",
        "arm=down camera=ok policy=ok safety=ok, degraded, 200",
        "arm=ok camera=down policy=ok safety=ok, degraded, 200",
        "arm=ok camera=ok policy=starting safety=ok, degraded, 200",
        "arm=ok camera=ok policy=ok, degraded, 200",
        "arm=down camera=down policy=ok safety=ok, down, 503",
        "arm=starting camera=down policy=ok safety=ok, starting, 503",
        "arm=starting camera=starting policy=starting safety=starting, starting, 503",
        "voice=ok, starting, 503",
        "arm=ok camera=ok policy=ok safety=ok loop=degraded, ok, 200",
        "arm=ok camera=ok policy=ok safety=ok loop=starting, degraded, 200",
        // one that speaks twice is as bad as its worse word
        "arm=ok camera=ok policy=ok safety=ok safety=degraded, degraded, 200"
    })
    void theWholeFollowsFromItsParts(String parts, String status, int http) {
        String all = parts.contains("loop=") ? parts : parts + " loop=ok";
        HealthReport report = HealthReport.of(
                Arrays.stream(all.split(" ")).map(HealthReportTest::part).toList());

        assertThat(report.status().name().toLowerCase(Locale.ROOT)).isEqualTo(status);
        assertThat(report.http()).isEqualTo(http);
    }

    @Test
    void nothingHasSpokenYet() {
        assertThat(HealthReport.of(List.of()).status()).isEqualTo(Status.STARTING);
    }

    @Test
    void theBodyIsTheContracts() {
        JsonNode body = HealthReport.of(List.of(
                        new ComponentHealth("arm", Status.OK, "so101", true),
                        ComponentHealth.of("camera", Status.DOWN, "unplugged"),
                        ComponentHealth.of("policy", Status.OK, "scripted@1")))
                .body(new Json());

        assertThat(body)
                .hasToString("{\"status\":\"starting\",\"api\":1,\"version\":\"v0.1\",\"components\":{"
                        + "\"arm\":{\"status\":\"ok\",\"detail\":\"so101\",\"simulated\":true},"
                        + "\"camera\":{\"status\":\"down\",\"detail\":\"unplugged\"},"
                        + "\"loop\":{\"status\":\"starting\",\"detail\":"
                        + "\"its bundle has not spoken yet, or does not run\"},"
                        + "\"policy\":{\"status\":\"ok\",\"detail\":\"scripted@1\"},"
                        + "\"safety\":{\"status\":\"starting\",\"detail\":"
                        + "\"its bundle has not spoken yet, or does not run\"}}}");
    }

    private static ComponentHealth part(String text) {
        String[] word = text.split("=");
        return ComponentHealth.of(word[0], Status.valueOf(word[1].toUpperCase(Locale.ROOT)), "");
    }
}
