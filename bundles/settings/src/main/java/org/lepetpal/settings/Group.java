package org.lepetpal.settings;

import java.util.List;
import java.util.stream.Stream;

/**
 * The settings of one configuration PID.
 *
 * @param pid configuration that they go into
 * @param name name for people
 * @param description what they are for; may be empty
 * @param attributes in the order of the metatype
 */
record Group(String pid, String name, String description, List<Attribute> attributes) {
    Group {
        attributes = List.copyOf(attributes);
    }

    Stream<Attribute> variables() {
        return attributes.stream().filter(Attribute::isVariable);
    }

    /**
     * Whether these settings are ours to apply: the PID is named after the bundle, and at least one attribute after an
     * environment variable. Third-party bundles, whose components mean to run without a configuration, are left alone.
     */
    boolean belongsTo(String symbolicName) {
        return (pid.equals(symbolicName) || pid.startsWith(symbolicName + "."))
                && variables().findAny().isPresent();
    }
}
