package org.lepetpal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in a nested JSON body, for routes whose bodies are more than a row of fields or larger than usual; every complaint
 * names the place.
 *
 * @param path where it is, for example {@code zones[1].corners}
 * @param value what is there
 */
record JsonItem(String path, JsonNode value) {
    /** A field; empty when absent or null. */
    Optional<JsonItem> find(String name) {
        JsonNode field = value.path(name);
        return field.isMissingNode() || field.isNull()
                ? Optional.empty()
                : Optional.of(new JsonItem(path.isEmpty() ? name : path + "." + name, field));
    }

    /** A field that has to be there. */
    JsonItem at(String name) {
        return find(name)
                .orElseThrow(
                        () -> ApiError.invalid("'" + (path.isEmpty() ? name : path + "." + name) + "' is missing"));
    }

    /** The members of an array of {@code fewest} to {@code most}. */
    List<JsonItem> items(int fewest, int most) {
        if (!value.isArray() || value.size() < fewest || value.size() > most) {
            throw wrong("an array of " + fewest + "…" + most);
        }
        List<JsonItem> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            items.add(new JsonItem(path + "[" + i + "]", value.get(i)));
        }
        return items;
    }

    /** An array of {@code fewest} to {@code most} finite numbers. */
    double[] numbers(int fewest, int most) {
        return items(fewest, most).stream().mapToDouble(JsonItem::number).toArray();
    }

    double number() {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong("a number");
        }
        return value.doubleValue();
    }

    String text() {
        if (!value.isTextual()) {
            throw wrong("a string");
        }
        return value.textValue();
    }

    /** What is wrong with it. */
    ApiError wrong(String wanted) {
        return ApiError.invalid("'" + path + "' must be " + wanted);
    }
}
