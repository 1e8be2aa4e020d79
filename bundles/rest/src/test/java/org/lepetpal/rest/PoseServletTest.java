package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRefused.Reason;
import org.lepetpal.api.command.PoseMoves;
import org.lepetpal.testkit.FakeSafetyKernel;
import org.lepetpal.testkit.FakeTelemetry;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.SteppedTimebase;

class PoseServletTest {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final String READY = "/api/arm/poses/ready";
    private final FakePoses poses = new FakePoses();
    private final FakeTelemetry telemetry = new FakeTelemetry();
    private final PoseMoves moves = pose -> {
        if (!poses.all().containsKey(pose)) {
            throw new CommandRefused(Reason.INVALID, "No pose named " + pose, Map.of());
        }
        return ID;
    };
    private PoseServlet servlet;
    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        servlet = new PoseServlet(telemetry, new FakeSafetyKernel(new SteppedTimebase()), moves);
        servlet.addPoses(poses);
        server = LocalServer.start("/api/arm/poses/*", servlet);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void listsThemWithTheJoints() throws Exception {
        LocalServer.Answer list = server.get("/api/arm/poses");

        assertThat(list.body())
                .isEqualTo("{\"joints\":[\"shoulder_pan\",\"shoulder_lift\",\"elbow_flex\",\"wrist_flex\","
                        + "\"wrist_roll\",\"gripper\"],\"poses\":{\"home\":[0.0,-100.0,90.0,50.0,0.0,5.0]}}");
        assertThat(server.get("/api/arm/poses/").body()).isEqualTo(list.body());
    }

    @Test
    void savesWhatIsMeasured() throws Exception {
        telemetry.measure(TestArms.reading(0, TestArms.READY_TO_THROW));

        assertThat(server.send("PUT", READY, "").status()).isEqualTo(200);
        assertThat(server.send("PUT", "/api/arm/poses/bowl", "{}", "Content-Type: application/json")
                        .status())
                .isEqualTo(200);
        assertThat(poses.all())
                .containsEntry("ready", TestArms.READY_TO_THROW)
                .containsEntry("bowl", TestArms.READY_TO_THROW);
    }

    @Test
    void savesWhatIsSaid() throws Exception {
        LocalServer.Answer saved =
                server.send("PUT", READY, "{\"positions\": [1, 2.5, 3, 4, 5, 6]}", "Content-Type: application/json");

        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(saved.json().path("positions")).hasToString("[1.0,2.5,3.0,4.0,5.0,6.0]");
        assertThat(poses.all()).containsEntry("ready", JointAngles.of(1, 2.5, 3, 4, 5, 6));
    }

    @Test
    void refusesWhatIsNoPose() throws Exception {
        for (String positions : new String[] {"[1, 2]", "[]", "7", "[\"1\", 2, 3, 4, 5, 6]", "[1e9, 2, 3, 4, 5, 6]"}) {
            LocalServer.Answer wrong =
                    server.send("PUT", READY, "{\"positions\": " + positions + "}", "Content-Type: application/json");

            assertThat(wrong.status()).as(positions).isEqualTo(400);
            assertThat(wrong.code()).isEqualTo("invalid");
        }
        assertThat(poses.all()).hasSize(1);
    }

    @Test
    void withoutAMeasurementNothingIsSaved() throws Exception {
        assertThat(server.send("PUT", READY, "").status()).isEqualTo(503);
    }

    @Test
    void aFullDiskIsNoSecretButItsPathIs() throws Exception {
        telemetry.measure(TestArms.reading(0, TestArms.HOME));
        poses.fill();

        LocalServer.Answer failed = server.send("PUT", READY, "");

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.body()).doesNotContain("/data");
    }

    @Test
    void forgetsThem() throws Exception {
        poses.save("ready", TestArms.HOME);

        assertThat(server.send("DELETE", READY, "").status()).isEqualTo(200);
        LocalServer.Answer again = server.send("DELETE", READY, "");
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.json().at("/error/message").asText()).isEqualTo("No pose named 'ready' was taught");
    }

    @Test
    void goesThere() throws Exception {
        LocalServer.Answer accepted = server.send("POST", "/api/arm/poses/home/go", "");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.headers()).containsEntry("location", "/status/" + ID);
        assertThat(accepted.body()).isEqualTo("{\"request_id\":\"" + ID + "\",\"status\":\"accepted\"}");
        assertThat(server.send("POST", READY + "/go", "").status()).isEqualTo(400);
    }

    @Test
    void eachAddressHasItsMethods() throws Exception {
        assertThat(server.send("PUT", "/api/arm/poses", "").headers()).containsEntry("allow", "GET");
        assertThat(server.get(READY).headers()).containsEntry("allow", "PUT, DELETE");
        assertThat(server.get(READY + "/go").headers()).containsEntry("allow", "POST");
        assertThat(server.send("POST", READY + "/fly", "").status()).isEqualTo(404);
        assertThat(server.send("POST", READY + "/go/now", "").status()).isEqualTo(404);
    }

    @Test
    void withoutADriverItIsUnavailable() throws Exception {
        servlet.removePoses(poses);

        assertThat(server.get("/api/arm/poses").status()).isEqualTo(503);
    }
}
