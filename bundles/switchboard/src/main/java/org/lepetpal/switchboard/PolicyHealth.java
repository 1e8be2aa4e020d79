package org.lepetpal.switchboard;

import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;

/** Whether there is a policy, and which. */
final class PolicyHealth implements HealthSource {
    private static final String COMPONENT = "policy";

    private final Switchboard board;

    PolicyHealth(Switchboard board) {
        this.board = board;
    }

    @Override
    public ComponentHealth health() {
        return board.candidates(SlotName.POLICY).stream()
                .filter(Candidate::active)
                .findFirst()
                .map(active -> new ComponentHealth(COMPONENT, Status.OK, active.id(), active.simulated()))
                .orElseGet(() -> ComponentHealth.of(
                        COMPONENT,
                        Status.DOWN,
                        "no policy is active: start a policy bundle or mend its configuration"));
    }
}
