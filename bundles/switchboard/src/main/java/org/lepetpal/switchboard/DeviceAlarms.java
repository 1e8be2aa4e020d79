package org.lepetpal.switchboard;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;

/**
 * Tells of devices that failed at their work, under the name under which their own bundles tell of them; and of nothing while all
 * work, for that would speak for a bundle that does not run.
 */
final class DeviceAlarms implements AutoCloseable {
    private static final List<SlotName> SLOTS = List.of(SlotName.CAMERA, SlotName.VOICE, SlotName.DISPENSER);

    private final Board board;
    private final Function<HealthSource, Runnable> tells;
    private final Map<SlotName, Alarm> raised = new EnumMap<>(SlotName.class);
    private boolean closed;

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

    /** Looks whether all work. Often; cheap while they do. */
    synchronized void look() {
        if (!closed) {
            SLOTS.forEach(this::look);
        }
    }

    private void look(SlotName name) {
        Optional<ComponentHealth> trouble = trouble(board.slot(name));
        Alarm known = raised.get(name);
        if (trouble.isEmpty()) {
            end(name);
        } else if (known != null) {
            known.trouble = trouble.get();
        } else {
            Alarm alarm = new Alarm(trouble.get());
            raised.put(name, alarm);
            alarm.end = tells.apply(alarm);
        }
    }

    private void end(SlotName name) {
        Alarm known = raised.remove(name);
        if (known != null) {
            known.end.run();
        }
    }

    private static Optional<ComponentHealth> trouble(LiveSlot<?> slot) {
        String component = slot.name().label();
        if (slot.activeTenants().isEmpty()) {
            String failed = slot.candidates().stream()
                    .filter(candidate -> candidate.state() == CandidateState.FAILED)
                    .map(candidate -> candidate.id() + " failed: " + candidate.detail())
                    .collect(Collectors.joining("; "));
            return Optional.of(failed)
                    .filter(text -> !text.isEmpty())
                    .map(text -> ComponentHealth.of(component, Status.DOWN, "no " + component + " is active: " + text));
        }
        return slot.doubt().map(doubt -> ComponentHealth.of(component, Status.DEGRADED, active(slot) + ": " + doubt));
    }

    private static String active(LiveSlot<?> slot) {
        return slot.candidates().stream()
                .filter(Candidate::active)
                .map(Candidate::id)
                .collect(Collectors.joining(", "));
    }

    @Override
    public synchronized void close() {
        closed = true;
        SLOTS.forEach(this::end);
    }
}
