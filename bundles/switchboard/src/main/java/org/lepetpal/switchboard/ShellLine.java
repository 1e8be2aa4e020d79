package org.lepetpal.switchboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words behind a command of a shell.
 *
 * @param names words that are no options, in their order
 * @param flags that were set
 * @param reason why, in the person's own words; empty where he gave none
 */
record ShellLine(List<String> names, Set<String> flags, Optional<String> reason) {
    private static final String REASON = "--reason";

    ShellLine {
        names = List.copyOf(names);
        flags = Set.copyOf(flags);
    }

    /**
     * Takes words apart.
     *
     * @param known flags that the command has; every command has {@code --reason TEXT} besides
     * @throws IllegalArgumentException for another option, or a reason that is not said
     */
    static ShellLine of(List<String> known, String... words) {
        List<String> names = new ArrayList<>();
        Set<String> flags = new HashSet<>();
        Optional<String> reason = Optional.empty();
        for (Iterator<String> left = Arrays.asList(words).iterator(); left.hasNext(); ) {
            String word = left.next();
            if (word.equals(REASON)) {
                reason = Optional.of(said(left));
            } else if (known.contains(word)) {
                flags.add(word);
            } else if (word.startsWith("-")) {
                throw new IllegalArgumentException("'" + word + "' is no option; there are "
                        + String.join(
                                "", known.stream().map(flag -> flag + ", ").toList()) + REASON + " TEXT");
            } else {
                names.add(word);
            }
        }
        return new ShellLine(names, flags, reason);
    }

    private static String said(Iterator<String> left) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException("after " + REASON + " say why, in one word or in quotes");
        }
        return left.next();
    }
}
