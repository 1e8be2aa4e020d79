package org.lepetpal.detector.color;

import java.lang.reflect.Proxy;

/** Settings as the framework hands them over: the annotation's defaults, one line replaced. */
final class TestConfig {
    private TestConfig() {}

    static Config defaults() {
        return (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (self, method, none) -> method.getDefaultValue());
    }

    static Config classes(String line) {
        return (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (self, method, none) -> method.getName().equals("color_classes") ? line : method.getDefaultValue());
    }
}
