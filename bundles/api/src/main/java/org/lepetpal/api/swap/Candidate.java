package org.lepetpal.api.swap;

import java.util.Objects;
import java.util.Optional;

/**
 * A service that could fill a slot.
 *
 * @param slot which
 * @param name its name within the slot, for example {@code scripted}
 * @param version its version
 * @param origin where it comes from: the symbolic name of a bundle, or a model's folder within the robot's
 * @param ranking {@code service.ranking}; higher is preferred, and a policy below 0 is active only when it is chosen
 * @param simulated whether it stands for a simulated device
 * @param state what it is at
 * @param detail why it failed or is gone, or else what it says itself that people should know; may be empty
 * @param latency how long it takes to answer
 * @param agreement with the active one; empty unless it is, or was, a shadow
 */
public record Candidate(
        SlotName slot,
        String name,
        String version,
        String origin,
        int ranking,
        boolean simulated,
        CandidateState state,
        String detail,
        Latency latency,
        Optional<Agreement> agreement) {
    public Candidate {
        Objects.requireNonNull(slot, "slot");
        if (name.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("candidate name '" + name + "', version '" + version + "'");
        }
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(latency, "latency");
        Objects.requireNonNull(agreement, "agreement");
    }

    /** One of which no more is known than that it is in use, or not. */
    public Candidate(
            SlotName slot, String name, String version, String origin, int ranking, boolean simulated, boolean active) {
        this(
                slot,
                name,
                version,
                origin,
                ranking,
                simulated,
                active ? CandidateState.ACTIVE : CandidateState.WARM,
                "",
                Latency.NONE,
                Optional.empty());
    }

    /**
     * One that means to become a candidate.
     *
     * @param state {@link CandidateState#LOADING} or {@link CandidateState#FAILED}
     * @param detail how far it is, or why it was refused and what would help; no stack trace
     */
    public static Candidate applying(
            SlotName slot, String name, String version, String origin, CandidateState state, String detail) {
        if (state != CandidateState.LOADING && state != CandidateState.FAILED) {
            throw new IllegalArgumentException("nobody applies who is " + state.label());
        }
        return new Candidate(slot, name, version, origin, 0, false, state, detail, Latency.NONE, Optional.empty());
    }

    /** {@code name@version}. */
    public String id() {
        return name + "@" + version;
    }

    /** Whether it is in use. */
    public boolean active() {
        return state == CandidateState.ACTIVE || state == CandidateState.PROBATION;
    }

    /** Whether {@code nameOrId}, {@code name} or {@code name@version}, means it. */
    public boolean isMeantBy(String nameOrId) {
        return nameOrId.equals(name) || nameOrId.equals(id());
    }
}
