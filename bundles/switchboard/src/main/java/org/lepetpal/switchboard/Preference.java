package org.lepetpal.switchboard;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;
import org.osgi.framework.Version;

/**
 * Which candidate is preferred: the operator's choice, then the highest ranking, then the highest version, then the
 * oldest. A device that was really there is not replaced by a simulated one without being asked.
 */
final class Preference {
    private static final Set<SlotName> DEVICES =
            Set.of(SlotName.ARM, SlotName.CAMERA, SlotName.VOICE, SlotName.DISPENSER);

    private Preference() {}

    /** Whether {@code choice}, {@code name} or {@code name@version}, means this candidate. */
    static boolean matches(Candidate candidate, String choice) {
        return choice.equals(candidate.name()) || choice.equals(candidate.id());
    }

    /** All of them, preferred first. */
    static <T> List<Tenant<T>> sort(List<Tenant<T>> tenants, Optional<String> choice) {
        Comparator<Tenant<T>> byChoice =
                Comparator.comparing(tenant -> choice.isEmpty() || !matches(tenant.candidate(), choice.get()));
        return tenants.stream()
                .sorted(byChoice.thenComparing(tenant -> tenant.candidate().ranking(), Comparator.reverseOrder())
                        .thenComparing(tenant -> version(tenant.candidate().version()), Comparator.reverseOrder())
                        .thenComparing(Tenant::age))
                .toList();
    }

    /** Whether it may be activated, given whether a real device has been active in this slot since the start. */
    static boolean eligible(Candidate candidate, Optional<String> choice, boolean realSeen) {
        return !(candidate.simulated() && realSeen && DEVICES.contains(candidate.slot()))
                || choice.filter(chosen -> matches(candidate, chosen)).isPresent();
    }

    private static Version version(String text) {
        try {
            return Version.parseVersion(text);
        } catch (IllegalArgumentException e) {
            // A version such as "2026-11" orders before every number; it still is a candidate.
            return Version.emptyVersion;
        }
    }
}
