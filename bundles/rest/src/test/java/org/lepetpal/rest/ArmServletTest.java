package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ProcedureKind;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.testkit.FakeSafetyKernel;
import org.lepetpal.testkit.FakeSoftwareStop;
import org.lepetpal.testkit.FakeTelemetry;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.SteppedTimebase;

class ArmServletTest {
    private final SteppedTimebase time = new SteppedTimebase();
    private final FakeSafetyKernel kernel = new FakeSafetyKernel(time);
    private final FakeTelemetry telemetry = new FakeTelemetry();
    private final RobotParts parts = new RobotParts();
    private ArmServlet servlet;
    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        servlet = new ArmServlet(kernel, telemetry, new FixedSwitchboard(), time, parts);
        server = LocalServer.start(servlet);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void tellsOfEveryJoint() throws Exception {
        telemetry.measure(TestArms.reading(0, TestArms.HOME));
        FakeSoftwareStop stop = new FakeSoftwareStop();
        parts.addStop(stop);

        JsonNode arm = server.get("/api/arm").json();

        assertThat(arm.path("model").asText()).isEqualTo("so101");
        assertThat(arm.path("simulated").asBoolean(true)).isFalse();
        assertThat(arm.path("activity").asText()).isEqualTo("idle");
        assertThat(arm.path("poses").path("home").size()).isEqualTo(6);
        assertThat(arm.path("stop")).hasToString("{\"latched\":false}");
        assertThat(arm.path("joints").size()).isEqualTo(6);
        JsonNode elbow = arm.path("joints").path(2);
        assertThat(elbow.path("name").asText()).isEqualTo("elbow_flex");
        assertThat(elbow.path("unit").asText()).isEqualTo("degrees");
        assertThat(elbow.path("max").asDouble()).isEqualTo(96.8);
        assertThat(elbow.path("reading").path("position").asDouble()).isEqualTo(90);
        assertThat(elbow.path("reading").properties().stream().map(field -> field.getKey()))
                .containsExactly("position", "speed", "load_percent", "volts", "celsius", "amperes", "faults");

        stop.stop(StopCategory.POWER_KEPT, "test");
        assertThat(server.get("/api/arm").json().path("stop").path("reason").asText())
                .isEqualTo("test");
    }

    @Test
    void whatWasNotMeasuredIsNull() throws Exception {
        JsonNode arm = server.get("/api/arm").json();

        assertThat(arm.path("joints").path(0).path("reading").isNull()).isTrue();
        assertThat(arm.path("stop").isNull()).isTrue();
    }

    @Test
    void tellsHowOldTheReadingIs() throws Exception {
        telemetry.measure(TestArms.reading(time.nanoTime(), TestArms.HOME));
        time.advance(Duration.ofMillis(40));

        assertThat(server.get("/api/arm").json().path("age_ms").asLong()).isEqualTo(40);
    }

    @Test
    void withoutAnArmItSaysWhy() throws Exception {
        kernel.present(false);
        assertThat(server.get("/api/arm").json().at("/error/details/reason").asText())
                .isEqualTo("no_arm");

        FakeProcedures procedures = new FakeProcedures(false);
        procedures.begin(ProcedureKind.SETUP);
        parts.addProcedures(procedures);
        LocalServer.Answer lent = server.get("/api/arm");
        assertThat(lent.status()).isEqualTo(503);
        assertThat(lent.json().at("/error/details/reason").asText()).isEqualTo("procedure");
        assertThat(lent.json().at("/error/details/procedure").asText()).isEqualTo("setup");
    }
}
