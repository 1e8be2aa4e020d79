package org.lepetpal.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.lepetpal.simulation.fault.Parameters;
import org.lepetpal.simulation.world.Layout.Spot;

/** The JSON object of a request, read strictly; every complaint names the field. */
final class Body implements Parameters {
    private static final int MOST_BYTES = 64 * 1024;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode object;

    private Body(ObjectNode object) {
        this.object = object;
    }

    /** An empty one when there is none. */
    static Body of(HttpServletRequest request) throws IOException {
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
        return new Body(parse(bytes));
    }

    /** The same, once it is sure that it has no other fields than these. */
    Body knowing(String... known) {
        return knowing(List.of(known));
    }

    /** The same, once it is sure that it has no other fields than these. */
    Body knowing(List<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw BadRequest.invalid("'" + name + "' is not known here; known: " + String.join(", ", known));
            }
        });
        return this;
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

    @Override
    public OptionalInt integer(String name) {
        OptionalLong value = integer(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }

    @Override
    public OptionalDouble number(String name) {
        return present(name)
                .map(value -> OptionalDouble.of(number(name, value)))
                .orElse(OptionalDouble.empty());
    }

    @Override
    public Optional<String> text(String name) {
        return present(name).map(value -> {
            if (!value.isTextual()) {
                throw BadRequest.invalid("'" + name + "' is " + value + ", it must be a text");
            }
            return value.textValue();
        });
    }

    /** An object of numbers, by their names; empty when there is none. */
    Map<String, Double> numbers(String name) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        present(name).ifPresent(value -> {
            if (!(value instanceof ObjectNode fields)) {
                throw BadRequest.invalid("'" + name + "' is " + value + ", it must be an object of numbers");
            }
            fields.properties().forEach(entry -> numbers.put(entry.getKey(), number(entry.getKey(), entry.getValue())));
        });
        return numbers;
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

    private static double number(String name, JsonNode value) {
        if (!value.isNumber()) {
            throw BadRequest.invalid("'" + name + "' is " + value + ", it must be a number");
        }
        return value.doubleValue();
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
            // The parser's own words speak of its settings.
            throw BadRequest.invalid("The body is not valid JSON: see line "
                    + broken.getLocation().getLineNr() + ", column "
                    + broken.getLocation().getColumnNr());
        }
        throw BadRequest.invalid("The body must be a JSON object");
    }
}
