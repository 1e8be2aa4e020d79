package org.lepetpal.simulation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.lepetpal.api.time.SteppedTime;
import org.lepetpal.simulation.world.Layout.Spot;
import org.lepetpal.simulation.world.World;
import org.lepetpal.simulation.world.WorldState;

/** What the routes of the simulated room do. Any thread. */
final class RoomRoutes {
    private static final long LONGEST_STEP_MILLIS = 600_000;

    private final LiveWorld world;
    private final BusPlug plug;
    private final AtomicReference<Optional<SteppedTime>> steppedTime = new AtomicReference<>(Optional.empty());

    RoomRoutes(LiveWorld world, BusPlug plug) {
        this.world = world;
        this.plug = plug;
    }

    /** Time is stepped from now on. */
    void stepBy(SteppedTime time) {
        steppedTime.set(Optional.of(time));
    }

    /** Time is no longer stepped. */
    void passByItself() {
        steppedTime.set(Optional.empty());
    }

    /** All routes by their pattern. */
    Map<String, RoomServlet> servlets() {
        return Map.of(
                "/sim/state", new RoomServlet("GET", request -> {}, this::state),
                "/sim/reset",
                        new RoomServlet(
                                "POST", request -> reset(Body.of(request, "seed", "ball", "treat")), this::state),
                "/sim/step", new RoomServlet("POST", request -> step(Body.of(request, "ms")), this::state),
                "/sim/dog", new RoomServlet("POST", request -> callDog(Body.of(request, "present")), this::state),
                "/sim/bus", new RoomServlet("POST", request -> connectBus(Body.of(request, "connected")), this::state));
    }

    private void reset(Body body) {
        long current = world.ask(room -> room.state().seed());
        long seed = body.integer("seed", 0, Long.MAX_VALUE).orElse(current);
        Optional<Spot> ball = body.spot("ball");
        Optional<Spot> treat = body.spot("treat");
        world.change(room -> room.reset(seed, ball, treat));
    }

    private void step(Body body) {
        long millis =
                body.integer("ms", 0, LONGEST_STEP_MILLIS).orElseThrow(() -> BadRequest.invalid("'ms' is missing"));
        steppedTime
                .get()
                .orElseThrow(
                        () -> new BadRequest(409, "Time passes by itself here; start with TIME=stepped to step it"))
                .advance(Duration.ofMillis(millis));
    }

    private void callDog(Body body) {
        boolean come = body.flag("present");
        world.change(room -> room.callDog(come));
    }

    private void connectBus(Body body) {
        plug.connect(body.flag("connected"));
    }

    private String state() {
        WorldState state = world.ask(World::state);
        return StateJson.of(state, plug.connected(), steppedTime.get().isPresent())
                .toString();
    }
}
