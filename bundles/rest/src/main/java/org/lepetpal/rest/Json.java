package org.lepetpal.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads request bodies, strictly and up to a limit, and writes answers. */
final class Json {
    /** Largest body in bytes; the longest legal one is a fraction of it. */
    static final int MAX_BODY = 64 * 1024;

    private static final MediaTypes JSON = MediaTypes.of("application/json");

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    JsonNode tree(Map<String, Object> values) {
        return mapper.valueToTree(values);
    }

    /**
     * The request's JSON object; an empty one where there is no body at all.
     *
     * @throws ApiError when it is too large, of another type, broken, or no object
     */
    Fields read(HttpServletRequest request) throws IOException {
        return new Fields(read(request, MAX_BODY).orElseGet(this::object));
    }

    /**
     * The same for a body that has to be there, and may be of another size.
     *
     * @param mostBytes larger ones are refused
     */
    JsonItem item(HttpServletRequest request, int mostBytes) throws IOException {
        return new JsonItem("", read(request, mostBytes).orElseThrow(() -> ApiError.invalid("The body is missing")));
    }

    private Optional<ObjectNode> read(HttpServletRequest request, int mostBytes) throws IOException {
        if (request.getContentLengthLong() > mostBytes) {
            throw tooLarge(mostBytes);
        }
        byte[] body = bytes(request, mostBytes);
        if (body.length > mostBytes) {
            throw tooLarge(mostBytes);
        }
        if (body.length == 0) {
            return Optional.empty();
        }
        JSON.require(request);
        try {
            if (mapper.readTree(body) instanceof ObjectNode object) {
                return Optional.of(object);
            }
        } catch (JsonProcessingException broken) {
            throw ApiError.invalid("The body is not valid JSON" + place(broken.getLocation()));
        } catch (IOException undecodable) {
            // The bytes are all here: what fails is making characters of them.
            throw ApiError.invalid("The body is not valid JSON in UTF-8");
        }
        throw ApiError.invalid("The body must be a JSON object");
    }

    void write(HttpServletResponse response, int status, JsonNode body) throws IOException {
        byte[] bytes = mapper.writeValueAsBytes(body);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    String text(JsonNode body) {
        return body.toString();
    }

    /** Where it breaks, in words of ours: the parser's own speak of its settings. */
    private static String place(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : ": see line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static byte[] bytes(HttpServletRequest request, int mostBytes) throws IOException {
        try {
            return request.getInputStream().readNBytes(mostBytes + 1);
        } catch (EOFException cut) {
            throw ApiError.invalid("The body is cut off, or its encoding is broken");
        } catch (IOException failure) {
            if (BodyTooSlow.isBehind(failure)) {
                throw new ApiError(ErrorCode.BODY_TOO_SLOW, BodyTooSlow.MESSAGE, Map.of());
            }
            throw failure;
        }
    }

    private static ApiError tooLarge(int mostBytes) {
        return new ApiError(ErrorCode.TOO_LARGE, "The body is larger than " + mostBytes + " bytes", Map.of());
    }
}
