package org.lepetpal.switchboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.swap.SlotName;

/**
 * Tells of devices that failed at their work, under the name under which their own bundles tell of them; and of nothing while all
 * work, for that would speak for a bundle that does not run. Whoever hears of it is called without any lock.
 */
final class DeviceAlarms implements AutoCloseable {
    private static final List<SlotName> SLOTS = List.of(SlotName.CAMERA, SlotName.VOICE, SlotName.DISPENSER);

    private final Board board;
    private final Function<HealthSource, Runnable> tells;
    private final Map<SlotName, Alarm> raised = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param tells has it asked from now on; until what that gives is run */
    DeviceAlarms(Board board, Function<HealthSource, Runnable> tells) {
        this.board = board;
        this.tells = tells;
    }

    private static final class Alarm implements HealthSource {
        private volatile ComponentHealth trouble;
        private Runnable end = () -> {};

        private Alarm(ComponentHealth trouble) {
            this.trouble = trouble;
        }

        @Override
        public ComponentHealth health() {
            return trouble;
        }
    }

    /** Looks whether all work. Often; cheap while they do. One thread. */
    void look() {
        SLOTS.forEach(this::look);
    }

    private void look(SlotName name) {
        Optional<ComponentHealth> trouble = closed ? Optional.empty() : trouble(board.slot(name));
        Alarm known = raised.get(name);
        if (trouble.isEmpty()) {
            end(name);
        } else if (known != null) {
            known.trouble = trouble.get();
        } else {
            raise(name, new Alarm(trouble.get()));
        }
    }

    private void raise(SlotName name, Alarm alarm) {
        alarm.end = tells.apply(alarm);
        raised.put(name, alarm);
        // Who closed meanwhile has not seen this one.
        if (closed) {
            end(name);
        }
    }

    private void end(SlotName name) {
        Alarm known = raised.remove(name);
        if (known != null) {
            known.end.run();
        }
    }

    private static <T> Optional<ComponentHealth> trouble(LiveSlot<T> slot) {
        String component = slot.name().label();
        Optional<String> active = Change.ids(slot.activeTenants());
        if (active.isPresent()) {
            return slot.doubt()
                    .map(doubt -> ComponentHealth.of(component, Status.DEGRADED, active.get() + ": " + doubt));
        }
        String failed = Failures.told(slot.candidates());
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of(ComponentHealth.of(component, Status.DOWN, "no " + component + " is active: " + failed));
    }

    @Override
    public void close() {
        closed = true;
        SLOTS.forEach(this::end);
    }
}
