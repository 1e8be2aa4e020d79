package org.lepetpal.switchboard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.swap.ClassNeeds;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.api.swap.SwapRefused.Reason;
import org.lepetpal.api.vision.Detector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the robot from being blinded unawares, by its operator or by a newcomer. */
final class Coverage {
    private static final Logger LOG = LoggerFactory.getLogger(Coverage.class);

    private final Supplier<List<ClassNeeds>> others;
    private final Set<String> coveredOnce = ConcurrentHashMap.newKeySet();

    /** @param others who needs classes, besides the policy */
    Coverage(Supplier<List<ClassNeeds>> others) {
        this.others = others;
    }

    /** @throws SwapRefused when a class that the policy or others need is found now and would be no more */
    void requireKept(List<Detector> before, List<Detector> after, List<Policy> policies) throws SwapRefused {
        Set<String> lost = classes(before);
        lost.removeAll(classes(after));
        lost.retainAll(needed(policies));
        if (!lost.isEmpty()) {
            throw new SwapRefused(
                    Reason.UNCOVERED,
                    "No detector would look for " + String.join(", ", lost)
                            + " any more, which is needed; force it if you mean it",
                    Map.of("uncovered", List.copyOf(lost)));
        }
    }

    /** These detectors are active now. */
    void look(List<Detector> active) {
        coveredOnce.addAll(classes(active));
    }

    /** What somebody has looked for since the robot was started, these do not, and others, or these policies, need. */
    Set<String> lost(List<Detector> active, List<Policy> policies) {
        Set<String> lost = needed(policies);
        lost.retainAll(coveredOnce);
        lost.removeAll(classes(active));
        return lost;
    }

    /** What this detector looks for that others, or these policies, need. */
    Set<String> needed(Detector detector, List<Policy> policies) {
        Set<String> needed = needed(policies);
        needed.retainAll(detector.classes());
        return needed;
    }

    private static Set<String> classes(List<Detector> detectors) {
        return detectors.stream()
                .flatMap(detector -> detector.classes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> needed(List<Policy> policies) {
        Set<String> needed = new TreeSet<>();
        others.get().forEach(other -> needed.addAll(told(other::classes)));
        policies.forEach(policy -> needed.addAll(told(() -> classes(policy))));
        return needed;
    }

    private static Set<String> classes(Policy policy) {
        return policy.description().instructions().values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** Who fails to tell what it needs must not keep detectors from coming and going. */
    private static Set<String> told(Supplier<Set<String>> needs) {
        try {
            return needs.get();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("somebody does not tell what it needs", e);
            return Set.of();
        }
    }
}
