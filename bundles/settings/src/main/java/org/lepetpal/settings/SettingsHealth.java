package org.lepetpal.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;

/** The complaints that hold now. Any thread. */
final class SettingsHealth {
    private final SortedMap<String, List<String>> problems = new TreeMap<>();

    /** @param key whose complaint it is: a PID, or the file's name */
    synchronized void add(String key, String problem) {
        problems.computeIfAbsent(key, any -> new ArrayList<>()).add(problem);
    }

    synchronized void clear(String key) {
        problems.remove(key);
    }

    synchronized ComponentHealth now(String component) {
        if (problems.isEmpty()) {
            return ComponentHealth.of(component, Status.OK, "all settings are allowed");
        }
        List<String> all = problems.values().stream().flatMap(List::stream).toList();
        return ComponentHealth.of(component, Status.DEGRADED, String.join("; ", all));
    }
}
