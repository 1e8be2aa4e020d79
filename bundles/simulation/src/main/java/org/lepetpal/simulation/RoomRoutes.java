package org.lepetpal.simulation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.lepetpal.api.time.SteppedTime;
import org.lepetpal.simulation.world.Layout.Spot;
import org.lepetpal.simulation.world.World;
import org.lepetpal.simulation.world.WorldState;

/** What the routes of the simulated room do. Any thread. */
final class RoomRoutes {
    private static final long LONGEST_STEP_MILLIS = 600_000;
    private static final double SHORTEST_WAY = 0.1;
    private static final double LONGEST_WAY = 60;
    private static final double FARTHEST = 180;
    /** A driver connects within half a second; two at most. */
    private static final int MOST_NAPS = 200;

    private static final long NAP_NANOS = 10_000_000;

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
        FaultRoutes faults = new FaultRoutes(world);
        return Map.of(
                "/sim/state", new RoomServlet(Map.of("GET", request -> state())),
                "/sim/goals", new GoalRoute(world).servlet(),
                "/sim/reset", posted(body -> reset(body.knowing("seed", "ball", "treat"))),
                "/sim/step", posted(body -> step(body.knowing("ms"))),
                "/sim/dog", posted(body -> callDog(body.knowing("present"))),
                "/sim/hand", posted(body -> lead(body.knowing("joints", "seconds"))),
                "/sim/bus", posted(body -> connectBus(body.knowing("connected"))),
                "/sim/faults/*", faults.servlet());
    }

    /** A route that changes the room and answers with its state. */
    private RoomServlet posted(Consumer<Body> change) {
        return new RoomServlet(Map.of("POST", request -> {
            change.accept(Body.of(request));
            return state();
        }));
    }

    private void reset(Body body) {
        long current = world.ask(room -> room.state().seed());
        long seed = body.integer("seed", 0, Long.MAX_VALUE).orElse(current);
        Optional<Spot> ball = body.spot("ball");
        Optional<Spot> treat = body.spot("treat");
        AtomicLong told = new AtomicLong();
        // Who drives the arm believes no leap of it, and would have it go back to where it was: it takes it for another
        // one.
        boolean leapt = plug.replug(room -> {
            told.set(room.newestPacket());
            return room.reset(seed, ball, treat);
        });
        if (leapt) {
            awaitHost(told.get());
        }
    }

    /** So that who asked finds the arm in use; not for ever, for perhaps nobody wants it. */
    private void awaitHost(long told) {
        Optional<SteppedTime> stepped = steppedTime.get();
        if (stepped.isPresent()) {
            stepped.get().advance(Duration.ZERO);
            return;
        }
        for (int naps = MOST_NAPS; naps > 0 && world.ask(World::newestPacket) == told; naps--) {
            LockSupport.parkNanos(NAP_NANOS);
        }
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

    /** A hand leads the joints that are named; without any it lets go. */
    private void lead(Body body) {
        Map<String, Double> joints = body.numbers("joints");
        double seconds = body.number("seconds").orElse(1);
        if (!(seconds >= SHORTEST_WAY && seconds <= LONGEST_WAY)) {
            throw BadRequest.invalid("'seconds' is " + seconds + ", it must be in " + SHORTEST_WAY + "…" + LONGEST_WAY);
        }
        Map<String, Double> known = world.ask(World::state).arm().joints();
        joints.forEach((joint, angle) -> {
            if (!known.containsKey(joint)) {
                throw BadRequest.invalid("there is no joint '" + joint + "'; there are " + known.keySet());
            }
            if (Math.abs(angle) > FARTHEST) {
                throw BadRequest.invalid("'" + joint + "' is " + angle + ", it must be in ±" + FARTHEST);
            }
        });
        world.change(room -> {
            if (joints.isEmpty()) {
                room.letGo();
            } else {
                room.lead(joints, seconds);
            }
        });
    }

    private void connectBus(Body body) {
        plug.connect(body.flag("connected"));
    }

    private String state() {
        WorldState state = world.ask(World::state);
        return StateJson.of(state, plug.device(), steppedTime.get().isPresent()).toString();
    }
}
