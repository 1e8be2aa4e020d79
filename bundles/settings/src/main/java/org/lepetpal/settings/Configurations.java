package org.lepetpal.settings;

import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Writes configurations as planned. One PID at a time. */
final class Configurations {
    private final ConfigurationAdmin admin;
    private final Applied applied;

    Configurations(ConfigurationAdmin admin, Applied applied) {
        this.admin = admin;
        this.applied = applied;
    }

    /**
     * Makes, updates or, where a value is not allowed, removes the configuration of {@code group}.
     *
     * @throws IOException when it cannot be stored
     */
    synchronized Plan apply(Group group, Sources sources) throws IOException {
        Optional<Configuration> existing = existing(group.pid());
        Map<String, Object> properties =
                existing.map(Configurations::properties).orElse(Map.of());
        Map<String, String> marks = existing.isEmpty() ? Map.of() : applied.of(group.pid());
        Plan plan = Plan.of(group, sources, properties, marks);
        if (plan.problems().isEmpty()) {
            admin.getConfiguration(group.pid(), "?").updateIfDifferent(new Hashtable<>(plan.properties()));
            applied.remember(group.pid(), plan.marks());
        } else if (existing.isPresent()) {
            existing.get().delete();
        }
        return plan;
    }

    /** Unlike {@link ConfigurationAdmin#getConfiguration}, it does not make one by asking. */
    private Optional<Configuration> existing(String pid) throws IOException {
        try {
            Configuration[] found = admin.listConfigurations("(service.pid=" + pid + ")");
            return found == null ? Optional.empty() : Optional.of(found[0]);
        } catch (InvalidSyntaxException e) {
            throw new IOException("no filter can be made of PID " + pid, e);
        }
    }

    private static Map<String, Object> properties(Configuration configuration) {
        Dictionary<String, Object> dictionary = configuration.getProperties();
        Map<String, Object> properties = new HashMap<>();
        if (dictionary != null) {
            Collections.list(dictionary.keys()).forEach(key -> properties.put(key, dictionary.get(key)));
        }
        return properties;
    }
}
