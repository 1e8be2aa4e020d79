package org.lepetpal.switchboard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.swap.ClassNeeds;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.api.swap.SwapRefused.Reason;
import org.lepetpal.api.vision.Detector;

/** Keeps the operator from blinding the robot unawares. */
final class Coverage {
    private final Supplier<List<ClassNeeds>> others;

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

    private static Set<String> classes(List<Detector> detectors) {
        return detectors.stream()
                .flatMap(detector -> detector.classes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> needed(List<Policy> policies) {
        Set<String> needed = others.get().stream()
                .flatMap(other -> other.classes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        policies.forEach(policy -> policy.description().instructions().values().forEach(needed::addAll));
        return needed;
    }
}
