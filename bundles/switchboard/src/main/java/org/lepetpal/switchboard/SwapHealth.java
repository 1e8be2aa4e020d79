package org.lepetpal.switchboard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;

/** How swapping is set up, and which slots are empty though a simulated device could fill them. */
final class SwapHealth implements HealthSource {
    private final Switchboard board;
    private final Supplier<ComponentHealth> settings;

    /** @param settings how it is set up */
    SwapHealth(Switchboard board, Supplier<ComponentHealth> settings) {
        this.board = board;
        this.settings = settings;
    }

    @Override
    public ComponentHealth health() {
        String waiting = Arrays.stream(SlotName.values())
                .map(this::waiting)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        ComponentHealth setUp = settings.get();
        if (waiting.isEmpty()) {
            return setUp;
        }
        String detail = setUp.status() == Status.OK ? waiting : setUp.detail() + "; " + waiting;
        return ComponentHealth.of("swap", Status.DEGRADED, detail);
    }

    private Optional<String> waiting(SlotName slot) {
        List<Candidate> present = board.present(slot);
        return present.stream().anyMatch(Candidate::active)
                ? Optional.empty()
                : present.stream()
                        .filter(Preference::standsIn)
                        .findFirst()
                        .map(candidate -> "no " + slot.label() + " is active: " + candidate.id()
                                + " is simulated, and takes the place of a real one only when it is chosen");
    }
}
