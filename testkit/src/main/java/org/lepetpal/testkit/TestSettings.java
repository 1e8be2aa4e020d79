package org.lepetpal.testkit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Settings as the framework hands them to a component: an annotation's defaults, some of them replaced. */
public final class TestSettings {
    private TestSettings() {}

    /** As nobody has set anything. */
    public static <C extends Annotation> C of(Class<C> type) {
        return of(type, Map.of());
    }

    /** @param replaced by name of the annotation's method */
    public static <C extends Annotation> C of(Class<C> type, Map<String, ?> replaced) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, none) -> replaced.containsKey(method.getName())
                        ? replaced.get(method.getName())
                        : method.getDefaultValue()));
    }
}
