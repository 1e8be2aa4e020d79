package org.lepetpal.command;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRefused.Reason;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.CameraSetups.Fit;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Sight;
import org.lepetpal.api.vision.Sighting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what a prompt means and whether the robot has what it takes to serve it. */
final class Admission {
    /** Served by the platform itself. */
    static final String GO_HOME = "go home";
    /** The one task that ends in a throw. */
    static final String PICK_UP_THE_BALL = "pick up the ball";

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private final Switchboard board;
    private final Slot<Policy> policies;
    private final Slot<Detector> detectors;
    private final Surroundings around;
    private final Supplier<Body> body;
    private final Interlock interlock;

    Admission(Switchboard switchboard, Surroundings around, Supplier<Body> body, Interlock interlock) {
        this.board = switchboard;
        this.policies = switchboard.slot(Policy.class);
        this.detectors = switchboard.slot(Detector.class);
        this.around = around;
        this.body = body;
        this.interlock = interlock;
    }

    /**
     * What is wished.
     *
     * @param instruction as the policy knows it, or {@link #GO_HOME}
     * @param policy name and version of the policy that is to serve it; empty when there is none or none is needed
     * @param needs detector classes that it needs
     */
    record Wish(String instruction, Optional<String> policy, Set<String> needs) {
        boolean goHome() {
            return instruction.equals(GO_HOME);
        }
    }

    /** @throws CommandRefused {@code INVALID} when nobody serves it; without any policy that cannot be known */
    Wish understand(String prompt) throws CommandRefused {
        String folded = prompt.strip().replaceAll("\\s+", " ");
        String lower = folded.toLowerCase(Locale.ROOT);
        if (lower.equals(GO_HOME)) {
            return new Wish(GO_HOME, Optional.empty(), Set.of());
        }
        Optional<Lease<Policy>> lease = policies.take();
        if (lease.isEmpty()) {
            return new Wish(lower, Optional.empty(), Set.of());
        }
        try (Lease<Policy> active = lease.get()) {
            String id = active.candidate().id();
            Optional<PolicyDescription> described = description(active);
            if (described.isEmpty()) {
                // It is the active one all the same: the command begins with it, and ends as it says.
                return new Wish(lower, Optional.of(id), Set.of());
            }
            PolicyDescription policy = described.get();
            String instruction = policy.instructions().containsKey(lower) ? lower : folded;
            if (!policy.serves(instruction)) {
                throw new CommandRefused(
                        Reason.INVALID,
                        "the policy " + id + " does not serve '" + folded + "'",
                        Map.of("supported", supported(policy)));
            }
            return new Wish(instruction, Optional.of(id), policy.needs(instruction));
        }
    }

    /** Empty when the policy cannot tell. */
    private static Optional<PolicyDescription> description(Lease<Policy> active) {
        try {
            return Optional.of(active.service().description());
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("policy {} does not describe itself", active.candidate().id(), e);
            return Optional.empty();
        }
    }

    private static List<String> supported(PolicyDescription policy) {
        return Stream.concat(policy.instructions().keySet().stream(), Stream.of(GO_HOME))
                .distinct()
                .sorted()
                .toList();
    }

    /** How many software stops there have been, to be asked before all else: one more ends what is let in. */
    long stops() {
        return interlock.stops();
    }

    /** @throws CommandRefused {@code UNAVAILABLE} with the reason */
    void requireMeans(Wish wish) throws CommandRefused {
        requireArm();
        if (wish.goHome()) {
            return;
        }
        if (wish.policy().isEmpty()) {
            throw noPolicy();
        }
        requireTrustedView();
        Set<String> missing = new HashSet<>(wish.needs());
        missing.removeAll(covered());
        if (!missing.isEmpty()) {
            List<String> sorted = missing.stream().sorted().toList();
            throw unavailable("no_detector", "no detector looks for " + sorted, Map.of("missing", sorted));
        }
    }

    private CommandRefused noPolicy() {
        // Who was refused at the door has failed nobody.
        List<String> failed = board.present(SlotName.POLICY).stream()
                .filter(candidate -> candidate.state() == CandidateState.FAILED)
                .map(candidate -> candidate.id() + ": " + candidate.detail())
                .toList();
        return failed.isEmpty()
                ? unavailable("no_policy", "there is no policy that could serve it", Map.of())
                : unavailable(
                        "policy_failed",
                        "the policy has failed, and none is to take its place; choose one (" + String.join("; ", failed)
                                + ")",
                        Map.of("failed", failed));
    }

    /** Every policy looks through the robot's camera; where it points is anybody's guess once it seems to have moved. */
    private void requireTrustedView() throws CommandRefused {
        Optional<CameraSetups> taught = around.setups().get();
        Optional<Sighting> seen = sighting();
        if (taught.isEmpty() || seen.isEmpty()) {
            return;
        }
        String camera = seen.get().camera();
        Fit fit = taught.get().fit(camera);
        if (fit.state() == Fit.State.UNCONFIRMED) {
            throw unavailable(
                    "camera_unconfirmed",
                    "camera " + camera + ": " + fit.detail() + " (/calibrate.html)",
                    Map.of("camera", camera));
        }
    }

    private Optional<Sighting> sighting() {
        return around.sight().get().flatMap(Sight::latest);
    }

    /**
     * @return what moves
     * @throws CommandRefused {@code UNAVAILABLE} without an arm, and while nothing may move
     */
    ArmDescription requireArm() throws CommandRefused {
        interlock.requireClear();
        return body.get()
                .arm()
                .orElseThrow(() -> unavailable("no_arm", "there is no arm, or it does not answer", Map.of()));
    }

    private Set<String> covered() {
        Set<String> classes = new HashSet<>();
        sighting().ifPresent(sighting -> classes.addAll(sighting.classes()));
        for (Lease<Detector> lease : detectors.takeAll()) {
            try (lease) {
                classes.addAll(lease.service().classes());
            }
        }
        return classes;
    }

    /** A refusal whose details hold the reason as a word. */
    static CommandRefused unavailable(String reason, String message, Map<String, Object> details) {
        Map<String, Object> all = new HashMap<>(details);
        all.put("reason", reason);
        return new CommandRefused(Reason.UNAVAILABLE, message, all);
    }
}
