package org.lepetpal.settings;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One attribute of a metatype. Its name is the environment variable that sets it, where it is written in
 * {@code UPPER_SNAKE}; an attribute with any other name only ever has its default or what a person edits.
 *
 * @param key property of the configuration, for example {@code control.rate.hz}
 * @param name name as people see it, for example {@code CONTROL_RATE_HZ}
 * @param description one or two sentences with unit and range; may be empty
 * @param type type of one value
 * @param list true where a comma list of values is meant
 * @param defaults default: one value, or those of a list; empty where the metatype gives none
 * @param min smallest value, or shortest text; empty where there is none
 * @param max greatest value, or longest text; empty where there is none
 * @param options allowed values and their labels, in order; empty where any value of the type will do
 */
record Attribute(
        String key,
        String name,
        String description,
        ValueType type,
        boolean list,
        Optional<List<String>> defaults,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        Map<String, String> options) {
    private static final Pattern UPPER_SNAKE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
    private static final Pattern LOGIN = Pattern.compile("//[^/\\s,]*@");
    private static final Pattern SECRET = Pattern.compile("(.*_)?(TOKEN|PASSWORD|SECRET)(_.*)?");

    /** Whether the environment can set it. */
    boolean isVariable() {
        return UPPER_SNAKE.matcher(name).matches();
    }

    /** Whether its value must not be shown or logged. */
    boolean isSecret() {
        return type == ValueType.PASSWORD || SECRET.matcher(name).matches();
    }

    /** The value for people: itself, or stars, also in the place of a user and password within an address. */
    String shown(String text) {
        return isSecret() ? "***" : LOGIN.matcher(text).replaceAll("//***@");
    }

    /** The default, empty where the metatype gives none. */
    Optional<Object> defaultValue() {
        return defaults.map(texts -> list ? array(texts, String.join(",", texts)) : single(texts.getFirst()));
    }

    /** The default as one would write it in {@code lepetpal.env}; empty where there is none. */
    String defaultText() {
        return defaults.map(texts -> String.join(",", texts)).orElse("");
    }

    /**
     * The configuration's value for {@code text}.
     *
     * @throws IllegalArgumentException that names the variable, the value and what is allowed
     */
    Object convert(String text) {
        return list ? array(commaList(text), text) : single(text);
    }

    /** Whether {@code value} could have come from {@link #convert}, judged by its Java type alone. */
    boolean accepts(Object value) {
        Class<?> given = value.getClass();
        return list ? given.isArray() && given.getComponentType() == type.javaType() : given == type.javaType();
    }

    /** What is allowed, for people. */
    String allowed() {
        String what = options.isEmpty() ? type.wording() + range() : "one of " + String.join(", ", options.keySet());
        return list ? "a comma list, each " + what : what;
    }

    private String range() {
        String unit = type.isText() ? " of length" : "";
        if (min.isPresent() && max.isPresent()) {
            return unit + " from " + min.get().toPlainString() + " to "
                    + max.get().toPlainString();
        }
        return min.map(least -> unit + " of at least " + least.toPlainString())
                .or(() -> max.map(most -> unit + " of at most " + most.toPlainString()))
                .orElse("");
    }

    private Object array(List<String> texts, String whole) {
        Object values = Array.newInstance(type.javaType(), texts.size());
        for (int i = 0; i < texts.size(); i++) {
            Array.set(values, i, one(texts.get(i), whole));
        }
        return values;
    }

    private Object single(String text) {
        return one(text, text);
    }

    private Object one(String text, String whole) {
        try {
            Object value = type.parse(options.isEmpty() ? text : text.strip());
            if (inRange(value) && (options.isEmpty() || options.containsKey(text.strip()))) {
                return value;
            }
        } catch (IllegalArgumentException wrongType) {
            throw new IllegalArgumentException(complaint(whole), wrongType);
        }
        throw new IllegalArgumentException(complaint(whole));
    }

    private String complaint(String whole) {
        return name + "=" + shown(whole) + " is not allowed: it must be " + allowed();
    }

    private boolean inRange(Object value) {
        BigDecimal size =
                switch (value) {
                    case Number number -> new BigDecimal(number.toString());
                    case String text -> BigDecimal.valueOf(text.length());
                    default -> BigDecimal.ZERO;
                };
        boolean ranged = value instanceof Number || value instanceof String;
        return !ranged
                || min.map(least -> size.compareTo(least) >= 0).orElse(true)
                        && max.map(most -> size.compareTo(most) <= 0).orElse(true);
    }

    /** An empty text is an empty list; white space around each part is dropped. */
    private static List<String> commaList(String text) {
        return text.isBlank()
                ? List.of()
                : Pattern.compile(",").splitAsStream(text).map(String::strip).toList();
    }
}
