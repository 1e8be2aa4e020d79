package org.lepetpal.deploy;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is ready around a bundle that is replaced.
 *
 * @param components of all others, by their names
 * @param services that the bundle itself offers to others; its components are its own business
 */
record Ready(Set<String> components, Set<String> services) {
    Ready {
        components = Set.copyOf(components);
        services = Set.copyOf(services);
    }

    boolean isEmpty() {
        return components.isEmpty() && services.isEmpty();
    }

    /** What of it is lacking now. */
    Ready lackingIn(Ready now) {
        return new Ready(without(components, now.components), without(services, now.services));
    }

    private static Set<String> without(Set<String> all, Set<String> present) {
        return all.stream().filter(name -> !present.contains(name)).collect(Collectors.toSet());
    }

    /** For people. */
    String words() {
        return Stream.concat(
                        new TreeSet<>(services).stream().map(name -> "the service " + name + " of its own"),
                        new TreeSet<>(components).stream().map(name -> "the component " + name))
                .collect(Collectors.joining(", "));
    }
}
