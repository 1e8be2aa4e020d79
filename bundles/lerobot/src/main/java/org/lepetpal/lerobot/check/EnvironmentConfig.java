package org.lepetpal.lerobot.check;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;

/**
 * A component's configuration where no framework brings it: what variables of the environment say, as in the robot, or else the
 * defaults of the configuration's own annotation, which are the robot's.
 */
public final class EnvironmentConfig {
    private EnvironmentConfig() {}

    /**
     * @param type of the configuration, whose methods are named as the variables are, in lower case
     * @param environment values by variable; a blank one counts as none
     * @return whose methods throw IllegalArgumentException, naming the variable, its value and what is allowed, for one of another
     *     type
     */
    public static <C extends Annotation> C of(Class<C> type, Map<String, String> environment) {
        Map<String, String> values = Map.copyOf(environment);
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> value(method, values)));
    }

    private static Object value(Method method, Map<String, String> environment) {
        String variable = method.getName().toUpperCase(Locale.ROOT);
        String text = environment.getOrDefault(variable, "").strip();
        if (text.isEmpty()) {
            return method.getDefaultValue();
        }
        try {
            return parsed(method.getReturnType(), text);
        } catch (NumberFormatException e) {
            String kind = method.getReturnType() == double.class ? "number" : "whole number";
            throw new IllegalArgumentException(variable + " = '" + text + "' is no " + kind, e);
        }
    }

    private static Object parsed(Class<?> type, String text) {
        return switch (type.getName()) {
            case "int" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "double" -> Double.valueOf(text);
            case "java.lang.String" -> text;
            default -> text.split("\\s*,\\s*");
        };
    }
}
