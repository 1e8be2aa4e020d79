package org.lepetpal.switchboard;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;

/**
 * Which candidate is preferred: the operator's choice, then the highest ranking, then the highest version, then the
 * oldest. A device that was really there, or that the operator chose, is not replaced by a simulated one without being
 * asked; and a policy that ranks below 0 is never active without being asked, whoever else is gone.
 */
final class Preference {
    private static final Set<SlotName> DEVICES =
            Set.of(SlotName.ARM, SlotName.CAMERA, SlotName.VOICE, SlotName.DISPENSER);

    private static final Pattern TAG = Pattern.compile("^[vV](?=[0-9])");

    private Preference() {}

    /** Whether the operator means this candidate among others. */
    static boolean chosen(Candidate candidate, List<String> choice) {
        return choice.stream().anyMatch(candidate::isMeantBy);
    }

    /** The name alone of {@code name} or {@code name@version}. */
    static String name(String nameOrId) {
        int at = nameOrId.lastIndexOf('@');
        return at < 0 ? nameOrId : nameOrId.substring(0, at);
    }

    /** All of them, preferred first. */
    static <T> List<Tenant<T>> sort(List<Tenant<T>> tenants, List<String> choice) {
        Comparator<Tenant<T>> byChoice = Comparator.comparing(tenant -> place(tenant.candidate(), choice));
        return tenants.stream()
                .sorted(byChoice.thenComparing(tenant -> tenant.candidate().ranking(), Comparator.reverseOrder())
                        .thenComparing(Tenant::version, Comparator.reverseOrder())
                        .thenComparing(Tenant::age))
                .toList();
    }

    private static int place(Candidate candidate, List<String> choice) {
        int place = 0;
        while (place < choice.size() && !candidate.isMeantBy(choice.get(place))) {
            place++;
        }
        return place;
    }

    /**
     * Whether it may be activated.
     *
     * @param standIn whether a simulated one may be active without being chosen
     */
    static boolean eligible(Candidate candidate, List<String> choice, Predicate<Candidate> standIn) {
        return chosen(candidate, choice)
                || !modest(candidate) && (!standsIn(candidate) || choice.isEmpty() && standIn.test(candidate));
    }

    /** Whether it is a policy that does nothing unasked: it may have been trained for another arm or room. */
    static boolean modest(Candidate candidate) {
        return candidate.slot() == SlotName.POLICY && candidate.ranking() < 0;
    }

    /** Whether it is a device that is not really there. */
    static boolean standsIn(Candidate candidate) {
        return candidate.simulated() && DEVICES.contains(candidate.slot());
    }

    /**
     * A version as it is compared: by Maven's order, for what people call models, {@code v2}, {@code 1.10.0-rc1} or
     * {@code 2026-11}, is no version of a bundle; what is one it orders alike, but for names of what comes before a release.
     * The v that tags begin with is nobody's rank.
     */
    static ComparableVersion version(String text) {
        return new ComparableVersion(TAG.matcher(text).replaceFirst(""));
    }
}
