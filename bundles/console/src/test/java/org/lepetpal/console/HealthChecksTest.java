package org.lepetpal.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;

class HealthChecksTest {
    @ParameterizedTest
    @CsvSource({"ABSENT, OK", "OK, OK", "STARTING, TEMPORARILY_UNAVAILABLE", "DEGRADED, WARN", "DOWN, CRITICAL"})
    void everyStatusHasItsResult(Status status, Result.Status expected) {
        Result result = HealthChecks.result(ComponentHealth.of("arm", status, "on the bench"));

        assertThat(result.getStatus()).isEqualTo(expected);
        assertThat(result.iterator().next().getMessage()).isEqualTo(status + ": on the bench");
    }

    @Test
    void whatIsSimulatedIsMarked() {
        Result result = HealthChecks.result(new ComponentHealth("arm", Status.OK, "there", true));

        assertThat(result.iterator().next().getMessage()).isEqualTo("OK (simulated): there");
    }
}
