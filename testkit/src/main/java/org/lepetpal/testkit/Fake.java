package org.lepetpal.testkit;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Stands in for an interface of which a test needs a few methods only. */
public final class Fake {
    private Fake() {}

    /** What a method answers. */
    @FunctionalInterface
    public interface Answer {
        /** @param arguments of the call; null where the method has none */
        Object to(Object[] arguments);
    }

    /**
     * One that answers these methods, equals nobody but itself, and throws {@link UnsupportedOperationException} with the name of
     * any other method.
     *
     * @param answers by name of the method
     */
    public static <T> T of(Class<T> type, Map<String, Answer> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> {
                        if (!answers.containsKey(method.getName())) {
                            throw new UnsupportedOperationException(method.getName());
                        }
                        yield answers.get(method.getName()).to(arguments);
                    }
                }));
    }
}
