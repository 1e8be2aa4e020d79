package org.lepetpal.models;

import java.util.Dictionary;
import java.util.Map;
import java.util.TreeMap;
import org.lepetpal.testkit.Fake;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Configurations in memory; counts how often one was really changed. */
final class FakeAdmin {
    final Map<String, Dictionary<String, Object>> stored = new TreeMap<>();
    int updates;

    ConfigurationAdmin admin() {
        return Fake.of(
                ConfigurationAdmin.class,
                Map.of(
                        "getFactoryConfiguration", arguments -> configuration(arguments[0] + "~" + arguments[1]),
                        "listConfigurations", arguments -> list((String) arguments[0])));
    }

    private Configuration configuration(String pid) {
        return Fake.of(
                Configuration.class,
                Map.of(
                        "getPid", _ -> pid,
                        "getProperties", _ -> stored.get(pid),
                        "delete", _ -> stored.remove(pid),
                        "updateIfDifferent", arguments -> update(pid, arguments[0])));
    }

    @SuppressWarnings("unchecked")
    private boolean update(String pid, Object properties) {
        boolean different = !properties.equals(stored.put(pid, (Dictionary<String, Object>) properties));
        updates += different ? 1 : 0;
        return different;
    }

    private Object list(String filter) {
        try {
            var asked = FrameworkUtil.createFilter(filter);
            Configuration[] found = stored.keySet().stream()
                    .filter(pid -> asked.match(stored.get(pid)))
                    .map(this::configuration)
                    .toArray(Configuration[]::new);
            return found.length == 0 ? null : found;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
