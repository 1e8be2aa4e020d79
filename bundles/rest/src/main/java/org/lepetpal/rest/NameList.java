package org.lepetpal.rest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a setting lists with commas. One wrong entry empties it: whoever is listed is let in, and a list that was not meant as
 * it reads lets nobody in.
 *
 * @param names in lower case
 * @param problem what is wrong, with variable, value and what is allowed
 */
record NameList(Set<String> names, Optional<String> problem) {
    NameList {
        names = Set.copyOf(names);
    }

    /** @param allowed says what an entry looks like, for people */
    static NameList of(String variable, String text, Predicate<String> valid, String allowed) {
        Set<String> entries = Arrays.stream(text.split(","))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return entries.stream()
                .filter(valid.negate())
                .min(String::compareTo)
                .map(wrong -> new NameList(
                        Set.of(),
                        Optional.of(
                                variable + " holds '" + wrong + "'; " + allowed + ". Until then it lets nobody in")))
                .orElseGet(() -> new NameList(entries, Optional.empty()));
    }
}
