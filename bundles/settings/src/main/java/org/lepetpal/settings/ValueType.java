package org.lepetpal.settings;

import java.util.Locale;
import java.util.function.Function;

/** The types that a metatype attribute can have, and how text becomes a value of each. */
enum ValueType {
    STRING("text", String.class, text -> text),
    PASSWORD("text", String.class, text -> text),
    CHARACTER("one character", Character.class, ValueType::character),
    BOOLEAN("true or false", Boolean.class, ValueType::flag),
    BYTE("a whole number", Byte.class, Byte::valueOf),
    SHORT("a whole number", Short.class, Short::valueOf),
    INTEGER("a whole number", Integer.class, Integer::valueOf),
    LONG("a whole number", Long.class, Long::valueOf),
    FLOAT("a number", Float.class, text -> (float) finite(text)),
    DOUBLE("a number", Double.class, ValueType::finite);

    private final String wording;
    private final Class<?> javaType;
    private final Function<String, Object> parser;

    ValueType(String wording, Class<?> javaType, Function<String, Object> parser) {
        this.wording = wording;
        this.javaType = javaType;
        this.parser = parser;
    }

    /** @throws IllegalArgumentException for a name that the metatype schema does not know */
    static ValueType named(String schemaName) {
        return valueOf(schemaName.toUpperCase(Locale.ROOT));
    }

    /** What is allowed, for people. */
    String wording() {
        return wording;
    }

    Class<?> javaType() {
        return javaType;
    }

    boolean isText() {
        return javaType == String.class;
    }

    /** @throws IllegalArgumentException when {@code text} is no value of this type */
    Object parse(String text) {
        return parser.apply(isText() ? text : text.strip());
    }

    private static Object character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }

    private static Object flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> Boolean.TRUE;
            case "false", "no", "off", "0" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static double finite(String text) {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not finite");
        }
        return value;
    }
}
