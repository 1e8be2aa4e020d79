package org.lepetpal.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.lepetpal.simulation.world.Layout.Spot;

/** The JSON object of a request, read strictly; every complaint names the field. */
final class Body {
    private static final int MOST_BYTES = 64 * 1024;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode object;

    private Body(ObjectNode object) {
        this.object = object;
    }

    /**
     * An empty one when there is none.
     *
     * @param known all fields that it may have
     */
    static Body of(HttpServletRequest request, String... known) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new BadRequest(413, "The body is larger than " + MOST_BYTES + " bytes");
        }
        if (bytes.length == 0) {
            return new Body(MAPPER.createObjectNode());
        }
        String type = Optional.ofNullable(request.getContentType())
                .orElse("")
                .split(";", 2)[0]
                .strip();
        if (!type.toLowerCase(Locale.ROOT).equals("application/json")) {
            throw new BadRequest(415, "Content-Type is '" + type + "', it must be application/json");
        }
        Body body = new Body(parse(bytes));
        List<String> fields = List.of(known);
        body.object.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                throw BadRequest.invalid("'" + name + "' is not known here; known: " + String.join(", ", fields));
            }
        });
        return body;
    }

    OptionalLong integer(String name, long min, long max) {
        Optional<JsonNode> value = present(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        JsonNode number = value.get();
        if (!number.isIntegralNumber()
                || !number.canConvertToLong()
                || number.longValue() < min
                || number.longValue() > max) {
            throw BadRequest.invalid("'" + name + "' is " + number + ", it must be an integer in " + min + "…" + max);
        }
        return OptionalLong.of(number.longValue());
    }

    boolean flag(String name) {
        JsonNode value = present(name).orElseThrow(() -> BadRequest.invalid("'" + name + "' is missing"));
        if (!value.isBoolean()) {
            throw BadRequest.invalid("'" + name + "' is " + value + ", it must be true or false");
        }
        return value.booleanValue();
    }

    /** A place on the table as {@code [x, y]} in metres. */
    Optional<Spot> spot(String name) {
        return present(name).map(value -> {
            if (!value.isArray()
                    || value.size() != 2
                    || !value.get(0).isNumber()
                    || !value.get(1).isNumber()) {
                throw BadRequest.invalid("'" + name + "' is " + value + ", it must be [x, y] in metres");
            }
            Spot spot = new Spot(value.get(0).doubleValue(), value.get(1).doubleValue());
            if (!spot.onTable()) {
                throw BadRequest.invalid("'" + name + "' is " + value + ", which is not on the table: " + Spot.TABLE);
            }
            return spot;
        });
    }

    private Optional<JsonNode> present(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    private static ObjectNode parse(byte[] bytes) throws IOException {
        try {
            if (MAPPER.readTree(bytes) instanceof ObjectNode parsed) {
                return parsed;
            }
        } catch (JsonProcessingException broken) {
            throw BadRequest.invalid("The body is not valid JSON: " + broken.getOriginalMessage());
        }
        throw BadRequest.invalid("The body must be a JSON object");
    }
}
