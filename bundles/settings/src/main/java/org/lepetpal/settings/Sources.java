package org.lepetpal.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where values come from: the process's environment, and what it does not set, {@code lepetpal.env}. */
record Sources(Map<String, String> environment, EnvFile file) {
    Sources {
        environment = Map.copyOf(environment);
    }

    Optional<Given> find(String variable) {
        String text = environment.get(variable);
        return text == null
                ? Optional.ofNullable(file.values().get(variable))
                : Optional.of(new Given(text, "the environment"));
    }

    /** Variables of the file that are none of {@code known}, in alphabetical order. */
    SortedSet<String> unread(Set<String> known) {
        SortedSet<String> unread = new TreeSet<>(file.values().keySet());
        unread.removeAll(known);
        return unread;
    }
}
