package org.lepetpal.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.simulation.servo.Baud;
import org.lepetpal.simulation.world.World;

class RoomRoutesTest {
    private static final String JSON = "application/json; charset=utf-8";
    private static final byte[] PING = {(byte) 0xFF, (byte) 0xFF, 1, 2, 1, (byte) 0xFB};

    private static final byte[] TORQUE_ON = {-1, -1, 1, 4, 3, 40, 1, (byte) ~(1 + 4 + 3 + 40 + 1)};
    private static final byte[] STAY = {-1, -1, 1, 5, 3, 42, 0, 8, (byte) ~(1 + 5 + 3 + 42 + 8)};

    private static final byte[] ASIDE = {-1, -1, 1, 5, 3, 42, 0, 10, (byte) ~(1 + 5 + 3 + 42 + 10)};
    /** The goal that it has, and two answers to it. */
    private static final byte[] ASK = {-1, -1, 1, 4, 2, 42, 2, (byte) ~(1 + 4 + 2 + 42 + 2)};

    private static final byte[] GOAL_STAY = {-1, -1, 1, 4, 0, 0, 8, (byte) ~(1 + 4 + 8)};
    private static final byte[] GOAL_ASIDE = {-1, -1, 1, 4, 0, 0, 10, (byte) ~(1 + 4 + 10)};

    private final HandTime time = new HandTime();
    private final LiveWorld world = new LiveWorld(1, time::nanoTime);
    private final List<Bus> offered = new ArrayList<>();
    private final BusPlug plug = new BusPlug(world, time.wire(), (bus, device) -> {
        offered.add(bus);
        return () -> offered.remove(bus);
    });
    private final RoomRoutes routes = new RoomRoutes(world, plug);
    private long now;

    @Test
    void tellsTheState() throws IOException {
        JsonNode state = json(send("/sim/state", "GET", ""));
        assertThat(state.get("seed").asLong()).isEqualTo(1);
        assertThat(state.get("arm").get("joints").get("shoulder_lift").asDouble())
                .isBetween(-98.1, -97.9);
        assertThat(state.get("holding").asText()).isEqualTo("nothing");
        assertThat(state.get("ball").get("landed").isNull()).isTrue();
        assertThat(state.get("treats")).hasSize(1);
        assertThat(state.get("time").asText()).isEqualTo("real");
    }

    @Test
    void tellsWhatTheServosWereToldPacketByPacket() throws IOException {
        world.change(room -> room.answer(TORQUE_ON, Baud.FASTEST));
        world.change(room -> room.answer(STAY, Baud.FASTEST));
        assertThat(goals("0").get("packets")).hasSize(2);
        JsonNode newest = goals("1").get("packets");
        assertThat(newest).hasSize(1);
        assertThat(newest.get(0).get("number").asLong()).isEqualTo(2);
        assertThat(newest.get(0).get("strides")).hasSize(6);
        FakeExchange wrong = new FakeExchange("GET", JSON, "").with("after", "-1");
        routes.servlets().get("/sim/goals").service(wrong.request, wrong.response);
        assertThat(wrong.status).isEqualTo(400);
        assertThat(wrong.error).contains("'after' is '-1'");
    }

    private JsonNode goals(String after) throws IOException {
        FakeExchange exchange = new FakeExchange("GET", JSON, "").with("after", after);
        routes.servlets().get("/sim/goals").service(exchange.request, exchange.response);
        return json(exchange);
    }

    @Test
    void resetsBySeedAndPutsThingsWhereTheyShallLie() throws IOException {
        JsonNode state = json(send("/sim/reset", "POST", "{\"seed\": 7, \"ball\": [0.2, 0.1]}"));
        assertThat(state.get("seed").asLong()).isEqualTo(7);
        assertThat(state.get("ball").get("position").get("x").asDouble()).isEqualTo(0.2);
        JsonNode again = json(send("/sim/reset", "POST", ""));
        assertThat(again.get("seed").asLong()).isEqualTo(7);
    }

    @Test
    void anArmThatIsFoldedWhileItsMotorsHoldItElsewhereIsAnotherOneForWhoDrivesIt() throws IOException {
        plug.connect(true);
        routes.stepBy(this::pass);
        leadAside();
        send("/sim/reset", "POST", "");
        assertThat(device()).as("a limp arm is laid where it belongs").isEqualTo("simulated0");
        leadAside();
        world.change(room -> room.answer(TORQUE_ON, Baud.FASTEST));
        pass(Duration.ofMillis(20));
        send("/sim/reset", "POST", "");
        assertThat(device()).isEqualTo("simulated1");
        pass(Duration.ofMillis(20));
        send("/sim/reset", "POST", "");
        assertThat(device()).as("it is at home already").isEqualTo("simulated1");
    }

    /** The control loop does not know of a reset, and goes on telling its goals. */
    @Test
    @Timeout(60)
    void noGoalOfBeforeReachesTheFoldedArmAndTheAnswerWaitsForWhoDrivesIt() throws Exception {
        BlockingQueue<Bus> wires = new LinkedBlockingQueue<>();
        BusPlug socket = new BusPlug(world, time.wire(), (bus, device) -> {
            wires.add(bus);
            return () -> {};
        });
        leadAside();
        world.change(room -> room.answer(TORQUE_ON, Baud.FASTEST));
        pass(Duration.ofMillis(20));
        socket.connect(true);
        FutureTask<byte[]> host = new FutureTask<>(() -> {
            tellUntilItIsGone(wires.take());
            Bus anew = wires.take();
            byte[] goal = anew.exchange(ASK, 8, Duration.ZERO);
            anew.exchange(STAY, 6, Duration.ZERO);
            return goal;
        });
        Thread.ofPlatform().daemon().start(host);
        while (world.ask(World::newestPacket) < 10) {
            Thread.onSpinWait();
        }
        FakeExchange reset = new FakeExchange("POST", JSON, "");
        new RoomRoutes(world, socket).servlets().get("/sim/reset").service(reset.request, reset.response);
        assertThat(world.ask(room -> room.answer(ASK, Baud.FASTEST)).getFirst().bytes())
                .as("who drives the arm is back and has told it to stay")
                .isEqualTo(GOAL_STAY);
        assertThat(host.get()).as("until then it was as the reset left it").isNotEqualTo(GOAL_ASIDE);
    }

    private static void tellUntilItIsGone(Bus wire) {
        try {
            while (true) {
                wire.exchange(ASIDE, 6, Duration.ZERO);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("unplugged");
        }
    }

    private void leadAside() throws IOException {
        send("/sim/hand", "POST", "{\"joints\": {\"shoulder_pan\": 60}, \"seconds\": 0.2}");
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofMillis(20));
        }
    }

    private long pass(Duration span) {
        now += span.toNanos();
        world.advanceTo(now);
        return now;
    }

    @Test
    void stepsTimeOnlyWhereTimeIsStepped() throws IOException {
        assertThat(send("/sim/step", "POST", "{\"ms\": 100}").status).isEqualTo(409);
        routes.stepBy(this::pass);
        for (int i = 0; i < 5; i++) {
            send("/sim/step", "POST", "{\"ms\": 20}");
        }
        JsonNode state = json(send("/sim/step", "POST", "{\"ms\": 0}"));
        assertThat(state.get("simulated_seconds").asDouble()).isBetween(0.0999, 0.1001);
        assertThat(state.get("time").asText()).isEqualTo("stepped");
        routes.passByItself();
        assertThat(send("/sim/step", "POST", "{\"ms\": 100}").status).isEqualTo(409);
    }

    @Test
    void pullsThePlugOfTheBusAndPutsItBack() throws IOException {
        plug.connect(true);
        Bus before = offered.getFirst();
        assertThat(before.exchange(PING, 6, Duration.ZERO)).hasSize(6);
        JsonNode state = json(send("/sim/bus", "POST", "{\"connected\": false}"));
        assertThat(state.get("bus").get("connected").asBoolean()).isFalse();
        assertThat(offered).isEmpty();
        assertThatThrownBy(() -> before.exchange(PING, 6, Duration.ZERO)).isInstanceOf(IOException.class);
        send("/sim/bus", "POST", "{\"connected\": true}");
        assertThat(offered).hasSize(1).doesNotContain(before);
    }

    @Test
    void callsTheDog() throws IOException {
        send("/sim/dog", "POST", "{\"present\": true}");
        for (int i = 1; i <= 10; i++) {
            world.advanceTo(Duration.ofMillis(40L * i).toNanos());
        }
        assertThat(json(send("/sim/state", "GET", "")).get("dog").get("present").asBoolean())
                .isTrue();
    }

    @Test
    void aHandLeadsTheArmAndLetsItGo() throws IOException {
        send("/sim/hand", "POST", "{\"joints\": {\"gripper\": 60, \"shoulder_pan\": -20}, \"seconds\": 0.5}");
        advance(Duration.ofSeconds(1));
        JsonNode joints = json(send("/sim/state", "GET", "")).get("arm").get("joints");
        assertThat(joints.get("gripper").asDouble()).isBetween(58.0, 62.0);
        assertThat(joints.get("shoulder_pan").asDouble()).isBetween(-22.0, -18.0);
        assertThat(send("/sim/hand", "POST", "{}").status).isEqualTo(200);
    }

    @Test
    void injectsFaultsListsAndRemovesThem() throws IOException {
        plug.connect(true);
        JsonNode first = json(send("/sim/faults", "POST", "{\"fault\": \"absent-servo\", \"servo\": 1}"));
        JsonNode second = json(
                send("/sim/faults", "POST", "{\"fault\": \"error-bits\", \"servo\": 2, \"bits\": 32, \"for_ms\": 50}"));
        assertThat(first.get("id").asInt()).isEqualTo(1);
        assertThat(second.get("faults")).hasSize(2);
        assertThat(offered.getFirst().exchange(PING, 6, Duration.ZERO)).isEmpty();
        time.pass(Duration.ofMillis(50));
        JsonNode listed = json(send("/sim/faults", "GET", ""));
        assertThat(listed.get("faults")).hasSize(1);
        assertThat(listed.get("faults").get(0).get("effect").asText()).isEqualTo("servo 1 is not on the wire");
        assertThat(listed.get("known").get("delay-reply").get("parameters"))
                .extracting(JsonNode::asText)
                .contains("ms", "servo", "after", "times", "chance", "seed");
        assertThat(json(remove("/1")).get("faults")).isEmpty();
        assertThat(offered.getFirst().exchange(PING, 6, Duration.ZERO)).hasSize(6);
        assertThat(remove("/1").status).isEqualTo(404);
        assertThat(remove("/x").error).isEqualTo("There is no fault 'x'");
        send("/sim/faults", "POST", "{\"fault\": \"power-off\"}");
        assertThat(json(remove("")).get("faults")).isEmpty();
    }

    @Test
    void aVanishedAdapterComesBackAsAnotherDevice() throws IOException {
        plug.connect(true);
        assertThat(device()).isEqualTo("simulated0");
        send("/sim/faults", "POST", "{\"fault\": \"vanish\", \"for_ms\": 200}");
        assertThat(plug.lags()).isTrue();
        plug.follow();
        assertThat(offered).isEmpty();
        time.pass(Duration.ofMillis(200));
        assertThat(plug.lags()).isTrue();
        plug.follow();
        assertThat(offered).hasSize(1);
        assertThat(device()).isEqualTo("simulated1");
        assertThat(plug.lags()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/sim/reset | POST | {\"seed\": -1} | 400 | 'seed'",
                "/sim/reset | POST | {\"seed\": 1.5} | 400 | 'seed'",
                "/sim/reset | POST | {\"seed\": \"7\"} | 400 | 'seed'",
                "/sim/reset | POST | {\"sead\": 7} | 400 | 'sead'",
                "/sim/reset | POST | {\"ball\": [1]} | 400 | 'ball'",
                "/sim/reset | POST | {\"ball\": [9, 9]} | 400 | not on the table",
                "/sim/reset | POST | {\"seed\": 7 | 400 | not valid JSON",
                "/sim/reset | POST | [7] | 400 | must be a JSON object",
                "/sim/reset | POST | {\"seed\": 7} {} | 400 | not valid JSON",
                "/sim/reset | GET | {} | 405 | POST only",
                "/sim/state | POST | {} | 405 | GET only",
                "/sim/step | POST | {} | 400 | 'ms'",
                "/sim/step | POST | {\"ms\": 600001} | 400 | 'ms'",
                "/sim/dog | POST | {} | 400 | 'present'",
                "/sim/dog | POST | {\"present\": 1} | 400 | 'present'",
                "/sim/hand | POST | {\"joints\": {\"knee\": 1}} | 400 | no joint 'knee'",
                "/sim/hand | POST | {\"joints\": {\"gripper\": \"1\"}} | 400 | 'gripper'",
                "/sim/hand | POST | {\"joints\": {\"gripper\": 1}, \"seconds\": 0} | 400 | 'seconds'",
                "/sim/hand | POST | {\"joints\": {\"shoulder_pan\": 999}} | 400 | 'shoulder_pan'",
                "/sim/hand | POST | {\"joints\": 3} | 400 | 'joints'",
                "/sim/faults | POST | {} | 400 | 'fault' is missing",
                "/sim/faults | POST | {\"fault\": 3} | 400 | 'fault'",
                "/sim/faults | POST | {\"fault\": \"gremlin\"} | 400 | there are drop-reply",
                "/sim/faults | POST | {\"fault\": \"vanish\", \"servo\": 1} | 400 | 'servo' is not known here",
                "/sim/faults | POST | {\"fault\": \"delay-reply\"} | 400 | 'ms' is missing",
                "/sim/faults | POST | {\"fault\": \"delay-reply\", \"ms\": 61} | 400 | 1…60",
                "/sim/faults | POST | {\"fault\": \"delay-reply\", \"ms\": 1.5} | 400 | 'ms'",
                "/sim/faults | POST | {\"fault\": \"drop-reply\", \"chance\": 2} | 400 | 'chance'",
                "/sim/faults | POST | {\"fault\": \"drop-reply\", \"for_ms\": 0} | 400 | 'for_ms'",
                "/sim/faults | PUT | {} | 405 | DELETE, GET, POST only",
                "/sim/bus | POST | {\"connected\": null} | 400 | 'connected'"
            })
    void refusesWhatItCannotDo(String route, String method, String body, int status, String message)
            throws IOException {
        FakeExchange exchange = send(route, method, body);
        assertThat(exchange.status).isEqualTo(status);
        assertThat(exchange.error).contains(message);
    }

    @Test
    void refusesOtherContentAndHugeBodies() throws IOException {
        FakeExchange text = new FakeExchange("POST", "text/plain", "{}");
        routes.servlets().get("/sim/reset").service(text.request, text.response);
        assertThat(text.status).isEqualTo(415);
        assertThat(send("/sim/reset", "POST", " ".repeat(70_000)).status).isEqualTo(413);
    }

    private void advance(Duration span) {
        for (long reached = 0; reached < span.toMillis(); reached += 20) {
            now += Duration.ofMillis(20).toNanos();
            world.advanceTo(now);
        }
    }

    private String device() throws IOException {
        return json(send("/sim/state", "GET", "")).get("bus").get("device").asText();
    }

    private FakeExchange remove(String rest) throws IOException {
        FakeExchange exchange = new FakeExchange("DELETE", rest, JSON, "");
        routes.servlets().get("/sim/faults/*").service(exchange.request, exchange.response);
        return exchange;
    }

    private FakeExchange send(String route, String method, String body) throws IOException {
        FakeExchange exchange = new FakeExchange(method, JSON, body);
        String pattern = route.equals("/sim/faults") ? "/sim/faults/*" : route;
        routes.servlets().get(pattern).service(exchange.request, exchange.response);
        return exchange;
    }

    private static JsonNode json(FakeExchange exchange) throws IOException {
        assertThat(exchange.error).isEmpty();
        return new ObjectMapper().readTree(exchange.body());
    }
}
