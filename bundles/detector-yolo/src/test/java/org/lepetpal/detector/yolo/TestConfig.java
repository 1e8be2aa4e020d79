package org.lepetpal.detector.yolo;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Settings as the framework hands them over: the annotation's defaults, some replaced. */
final class TestConfig {
    private TestConfig() {}

    /** @param replaced by name of the annotation's method */
    static Config with(Map<String, Object> replaced) {
        return (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (self, method, none) -> replaced.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
