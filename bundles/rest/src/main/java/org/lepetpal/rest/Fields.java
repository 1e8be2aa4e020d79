package org.lepetpal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Typed access to a JSON object that came with a request; every complaint names the field. */
final class Fields {
    private final ObjectNode object;

    Fields(ObjectNode object) {
        this.object = object;
    }

    Optional<String> text(String name) {
        return present(name).map(value -> {
            if (!value.isTextual()) {
                throw ApiError.invalid("'" + name + "' must be a string");
            }
            return value.textValue();
        });
    }

    /** A required text of 1 to {@code longest} characters after trimming. */
    String requiredText(String name, int longest) {
        String text = text(name)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> ApiError.invalid("'" + name + "' is missing or empty"));
        if (text.codePointCount(0, text.length()) > longest) {
            throw ApiError.invalid("'" + name + "' has more than " + longest + " characters");
        }
        return text;
    }

    /** A text, or an array of texts, each of 1 to {@code longest} characters after trimming; empty when absent. */
    List<String> texts(String name, int longest) {
        List<JsonNode> values = present(name)
                .map(value ->
                        value instanceof ArrayNode array ? array.valueStream().toList() : List.of(value))
                .orElse(List.of());
        return values.stream()
                .map(value -> {
                    String text = value.isTextual() ? value.textValue().strip() : "";
                    if (text.isEmpty() || text.codePointCount(0, text.length()) > longest) {
                        throw ApiError.invalid("'" + name + "' must be a string of 1 to " + longest
                                + " characters, or an array of such");
                    }
                    return text;
                })
                .toList();
    }

    OptionalLong integer(String name, long min, long max) {
        Optional<JsonNode> value = present(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        JsonNode number = value.get();
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw ApiError.invalid("'" + name + "' must be an integer in " + min + "…" + max);
        }
        if (number.longValue() < min || number.longValue() > max) {
            throw ApiError.invalid("'" + name + "' is " + number.longValue() + ", it must be in " + min + "…" + max);
        }
        return OptionalLong.of(number.longValue());
    }

    OptionalDouble number(String name, double min, double max) {
        Optional<JsonNode> value = present(name);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        double number = value.get().doubleValue();
        if (!value.get().isNumber() || !(number >= min && number <= max)) {
            throw ApiError.invalid("'" + name + "' must be a number in " + min + "…" + max);
        }
        return OptionalDouble.of(number);
    }

    /** An array of numbers, each of them in the range. */
    Optional<double[]> numbers(String name, double min, double max) {
        return present(name).map(value -> {
            if (!(value instanceof ArrayNode array)) {
                throw ApiError.invalid("'" + name + "' must be an array of numbers");
            }
            double[] numbers = new double[array.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = array.get(i).doubleValue();
                if (!array.get(i).isNumber() || !(numbers[i] >= min && numbers[i] <= max)) {
                    throw ApiError.invalid("'" + name + "' must be an array of numbers in " + min + "…" + max);
                }
            }
            return numbers;
        });
    }

    boolean flag(String name) {
        return present(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw ApiError.invalid("'" + name + "' must be true or false");
                    }
                    return value.booleanValue();
                })
                .orElse(false);
    }

    /** A nested object; an empty one when absent. */
    Fields nested(String name) {
        return present(name)
                .map(value -> {
                    if (value instanceof ObjectNode nested) {
                        return new Fields(nested);
                    }
                    throw ApiError.invalid("'" + name + "' must be an object");
                })
                .orElseGet(() -> new Fields(object.objectNode()));
    }

    /** Names that are not in {@code known}. */
    List<String> unknown(Set<String> known) {
        return names().stream().filter(name -> !known.contains(name)).toList();
    }

    /** All names, in the order of the request. */
    List<String> names() {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private Optional<JsonNode> present(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }
}
