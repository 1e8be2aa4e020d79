package org.lepetpal.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place in a nested JSON body, for routes whose bodies are more than a row of fields or larger than usual; every complaint
 * names the place.
 *
 * @param path where it is, for example {@code zones[1].corners}
 * @param value what is there
 */
record JsonItem(String path, JsonNode value) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * The body of a request, an object.
     *
     * @param mostBytes larger ones are refused
     * @throws ApiError when it is too large, of another type, broken, or no object
     */
    static JsonItem read(HttpServletRequest request, int mostBytes) throws IOException {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new ApiError(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type is '" + type + "', it must be application/json",
                    Map.of());
        }
        byte[] body = request.getContentLengthLong() > mostBytes
                ? new byte[0]
                : request.getInputStream().readNBytes(mostBytes + 1);
        if (request.getContentLengthLong() > mostBytes || body.length > mostBytes) {
            throw new ApiError(ErrorCode.TOO_LARGE, "The body is larger than " + mostBytes + " bytes", Map.of());
        }
        try {
            JsonNode tree = MAPPER.readTree(body);
            if (!tree.isObject()) {
                throw ApiError.invalid("The body must be a JSON object");
            }
            return new JsonItem("", tree);
        } catch (JacksonException broken) {
            throw ApiError.invalid("The body is not valid JSON");
        } catch (IOException undecodable) {
            // The bytes are all here: what fails is making characters of them.
            throw ApiError.invalid("The body is not valid JSON in UTF-8");
        }
    }

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
