package org.lepetpal.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration of one PID is to be. For each attribute the first of these counts: what the environment or
 * {@code lepetpal.env} gives; what a person edited in the web console; the default.
 *
 * @param properties the whole configuration; of no use where there are problems
 * @param marks what {@link Applied} is to remember: the values that were not edited
 * @param given one line for each value given, for the log
 * @param overruled variables whose edited value gave way to a given one
 * @param problems one sentence for each value that is not allowed; empty when all is well
 */
record Plan(
        Map<String, Object> properties,
        Map<String, String> marks,
        List<String> given,
        List<String> overruled,
        List<String> problems) {

    /**
     * @param existing the configuration as it is, empty when there is none
     * @param marks what was remembered when it was last written, by key
     */
    static Plan of(Group group, Sources sources, Map<String, Object> existing, Map<String, String> marks) {
        Plan plan = new Plan(
                new LinkedHashMap<>(existing),
                new LinkedHashMap<>(marks),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        for (Attribute attribute : group.attributes()) {
            boolean edited = isEdited(attribute, existing, marks);
            Optional<Given> given = attribute.isVariable() ? sources.find(attribute.name()) : Optional.empty();
            if (given.isPresent()) {
                plan.take(attribute, given.get());
                if (edited && plan.changes(attribute, existing)) {
                    plan.overruled.add(attribute.name());
                }
            } else if (!edited) {
                attribute
                        .defaultValue()
                        .ifPresentOrElse(
                                value -> plan.put(attribute, value), () -> plan.properties.remove(attribute.key()));
            }
        }
        return plan;
    }

    private void take(Attribute attribute, Given given) {
        try {
            Object value = attribute.convert(given.text());
            put(attribute, value);
            this.given.add(attribute.name() + "=" + attribute.shown(given.text()) + " from " + given.origin());
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage() + " (" + given.origin() + ")");
        }
    }

    private boolean changes(Attribute attribute, Map<String, Object> existing) {
        Object before = existing.get(attribute.key());
        return !Applied.mark(before).equals(Applied.mark(properties.get(attribute.key())));
    }

    private void put(Attribute attribute, Object value) {
        properties.put(attribute.key(), value);
        marks.put(attribute.key(), Applied.mark(value));
    }

    /** A value that differs from what we last wrote was edited; one of a type that no longer fits does not count. */
    private static boolean isEdited(Attribute attribute, Map<String, Object> existing, Map<String, String> marks) {
        Object value = existing.get(attribute.key());
        return value != null && attribute.accepts(value) && !Applied.mark(value).equals(marks.get(attribute.key()));
    }
}
