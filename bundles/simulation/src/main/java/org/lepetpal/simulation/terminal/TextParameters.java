package org.lepetpal.simulation.terminal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.lepetpal.simulation.fault.Parameters;

/**
 * Parameters as a person writes them: {@code servo=3 after=10}.
 *
 * @param values texts by name, in the order in which they were written
 */
record TextParameters(Map<String, String> values) implements Parameters {
    /** @throws IllegalArgumentException naming the word that is not NAME=VALUE */
    static TextParameters of(List<String> words) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1 || equals == word.length() - 1) {
                throw new IllegalArgumentException("'" + word + "' is not NAME=VALUE");
            }
            values.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return new TextParameters(values);
    }

    /** @throws IllegalArgumentException naming what is there and not known */
    TextParameters knowing(Collection<String> known) {
        values.keySet().forEach(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is not known here; known: " + known);
            }
        });
        return this;
    }

    @Override
    public OptionalInt integer(String name) {
        return text(name).map(text -> OptionalInt.of(integer(name, text))).orElse(OptionalInt.empty());
    }

    @Override
    public OptionalDouble number(String name) {
        return text(name).map(text -> OptionalDouble.of(number(name, text))).orElse(OptionalDouble.empty());
    }

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static int integer(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + name + "' is '" + text + "', it must be an integer", e);
        }
    }

    private static double number(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + name + "' is '" + text + "', it must be a number", e);
        }
    }
}
