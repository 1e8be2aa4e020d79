package org.lepetpal.simulation;

import java.util.Optional;
import java.util.function.Function;
import org.lepetpal.api.arm.Bus;

/** The plug of the simulated bus: in, a {@link Bus} is offered; out, there is none and the old one fails. Any thread. */
final class BusPlug {
    private final LiveWorld world;
    private final Function<Bus, Runnable> offer;
    private Optional<Plugged> plugged = Optional.empty();

    /** @param offer registers a bus and gives what withdraws it */
    BusPlug(LiveWorld world, Function<Bus, Runnable> offer) {
        this.world = world;
        this.offer = offer;
    }

    synchronized void connect(boolean wanted) {
        if (wanted && plugged.isEmpty()) {
            SimulatedBus bus = new SimulatedBus(world);
            plugged = Optional.of(new Plugged(bus, offer.apply(bus)));
        } else if (!wanted && plugged.isPresent()) {
            Plugged pulled = plugged.get();
            plugged = Optional.empty();
            // A pulled plug is noticed on the wire first: calls fail, then the service goes.
            pulled.bus.close();
            pulled.withdraw.run();
        }
    }

    synchronized boolean connected() {
        return plugged.isPresent();
    }

    private record Plugged(SimulatedBus bus, Runnable withdraw) {}
}
