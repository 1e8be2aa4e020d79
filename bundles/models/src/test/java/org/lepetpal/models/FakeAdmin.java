package org.lepetpal.models;

import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Configurations in memory; counts how often one was really changed. */
final class FakeAdmin {
    final Map<String, Dictionary<String, Object>> stored = new TreeMap<>();
    int updates;

    ConfigurationAdmin admin() {
        return fake(
                ConfigurationAdmin.class,
                Map.of(
                        "getFactoryConfiguration", arguments -> configuration(arguments[0] + "~" + arguments[1]),
                        "listConfigurations", arguments -> list((String) arguments[0])));
    }

    private Configuration configuration(String pid) {
        return fake(
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

    /** @param answers by name of the method, from its arguments */
    static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> {
                        if (!answers.containsKey(method.getName())) {
                            throw new UnsupportedOperationException(method.getName());
                        }
                        yield answers.get(method.getName()).apply(arguments);
                    }
                }));
    }
}
