package org.lepetpal.simulation;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.simulation.world.World;

/**
 * The plug of the simulated bus: in, a {@link Bus} is offered; out, there is none and the old one fails. It is in while
 * somebody wants it in and no fault holds it out. Any thread.
 */
final class BusPlug {
    private final LiveWorld world;
    private final WireTime time;
    private final BiFunction<Bus, String, Runnable> offer;
    private Optional<Plugged> plugged = Optional.empty();
    private boolean wanted;
    private int times;

    /** @param offer registers a bus under a device's name and gives what withdraws it */
    BusPlug(LiveWorld world, WireTime time, BiFunction<Bus, String, Runnable> offer) {
        this.world = world;
        this.time = time;
        this.offer = offer;
    }

    /** Puts it in, or pulls it. */
    synchronized void connect(boolean in) {
        wanted = in;
        follow();
    }

    /** Whether {@link #follow()} has something to do. */
    synchronized boolean lags() {
        return plugged.isPresent() != due();
    }

    /** Makes it as it should be by now. */
    synchronized void follow() {
        if (due() && plugged.isEmpty()) {
            SimulatedBus bus = new SimulatedBus(world, time);
            // A device that comes back is another one to the system, as ttyACM0 returns as ttyACM1.
            String device = "simulated" + times++;
            plugged = Optional.of(new Plugged(bus, device, offer.apply(bus, device)));
        } else if (!due() && plugged.isPresent()) {
            pull(plugged.get());
        }
    }

    /**
     * Changes the world between two steps. Where that makes another arm of the one at the wire, the plug is pulled in the same turn, so that
     * nobody hears of the one what he tells the other, and put in again; where it is out it stays out.
     *
     * @param change whether it is another arm
     * @return the same
     */
    synchronized boolean replug(Predicate<World> change) {
        boolean another = world.ask(room -> {
            boolean changed = change.test(room);
            if (changed) {
                plugged.ifPresent(pulled -> pulled.bus.close());
            }
            return changed;
        });
        if (another && plugged.isPresent()) {
            pull(plugged.get());
            follow();
        }
        return another;
    }

    /** A pulled plug is noticed on the wire first: calls fail, then the service goes. */
    private void pull(Plugged pulled) {
        plugged = Optional.empty();
        pulled.bus.close();
        pulled.withdraw.run();
    }

    /** Name of the device; empty while it is out. */
    synchronized Optional<String> device() {
        return plugged.map(Plugged::device);
    }

    private boolean due() {
        return wanted && world.faults().plugged();
    }

    private record Plugged(SimulatedBus bus, String device, Runnable withdraw) {}
}
