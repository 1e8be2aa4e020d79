package org.lepetpal.settings;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** As much of a configuration admin as {@link Configurations} uses; anything else fails the test. */
final class FakeConfigurationAdmin {
    private final Map<String, Map<String, Object>> stored = new HashMap<>();

    ConfigurationAdmin service() {
        return fake(ConfigurationAdmin.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getConfiguration" -> configuration((String) arguments[0]);
            case "listConfigurations" -> list((String) arguments[0]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    Map<String, Object> of(String pid) {
        return stored.get(pid);
    }

    boolean has(String pid) {
        return stored.containsKey(pid);
    }

    /** What the web console does. */
    void edit(String pid, String key, Object value) {
        stored.get(pid).put(key, value);
    }

    private Configuration[] list(String filter) {
        String pid = filter.replaceAll("\\(service\\.pid=(.*)\\)", "$1");
        return stored.containsKey(pid) ? new Configuration[] {configuration(pid)} : null;
    }

    private Configuration configuration(String pid) {
        return fake(Configuration.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getProperties" -> new Hashtable<>(stored.get(pid));
            case "updateIfDifferent" -> stored.put(pid, copy((Dictionary<?, ?>) arguments[0])) == null;
            case "delete" -> stored.remove(pid);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static Map<String, Object> copy(Dictionary<?, ?> properties) {
        Map<String, Object> copy = new HashMap<>();
        Collections.list(properties.keys()).forEach(key -> copy.put((String) key, properties.get(key)));
        return copy;
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
