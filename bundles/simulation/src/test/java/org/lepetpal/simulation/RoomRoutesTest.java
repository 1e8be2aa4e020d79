package org.lepetpal.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.simulation.world.World;

class RoomRoutesTest {
    private static final String JSON = "application/json; charset=utf-8";
    private static final byte[] PING = {(byte) 0xFF, (byte) 0xFF, 1, 2, 1, (byte) 0xFB};

    private final LiveWorld world = new LiveWorld(new World(1), 0);
    private final List<Bus> offered = new ArrayList<>();
    private final BusPlug plug = new BusPlug(world, bus -> {
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
    void resetsBySeedAndPutsThingsWhereTheyShallLie() throws IOException {
        JsonNode state = json(send("/sim/reset", "POST", "{\"seed\": 7, \"ball\": [0.2, 0.1]}"));
        assertThat(state.get("seed").asLong()).isEqualTo(7);
        assertThat(state.get("ball").get("position").get("x").asDouble()).isEqualTo(0.2);
        JsonNode again = json(send("/sim/reset", "POST", ""));
        assertThat(again.get("seed").asLong()).isEqualTo(7);
    }

    @Test
    void stepsTimeOnlyWhereTimeIsStepped() throws IOException {
        assertThat(send("/sim/step", "POST", "{\"ms\": 100}").status).isEqualTo(409);
        routes.stepBy(span -> {
            now += span.toNanos();
            world.advanceTo(now);
            return now;
        });
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

    private FakeExchange send(String route, String method, String body) throws IOException {
        FakeExchange exchange = new FakeExchange(method, JSON, body);
        routes.servlets().get(route).service(exchange.request, exchange.response);
        return exchange;
    }

    private static JsonNode json(FakeExchange exchange) throws IOException {
        assertThat(exchange.error).isEmpty();
        return new ObjectMapper().readTree(exchange.body());
    }
}
