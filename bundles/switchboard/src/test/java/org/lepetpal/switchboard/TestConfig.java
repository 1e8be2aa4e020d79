package org.lepetpal.switchboard;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Settings as the framework hands them over: what is not said has its default. */
final class TestConfig {
    private TestConfig() {}

    static Config with(Map<String, Object> said) {
        return (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> said.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
