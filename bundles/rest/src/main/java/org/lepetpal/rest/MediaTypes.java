package org.lepetpal.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What bodies a route takes. None of them is one that a form can send: a browser asks before it sends these to another site.
 *
 * @param names lower case, for example {@code application/json}; the first is the one that people are told
 */
record MediaTypes(List<String> names) {
    static MediaTypes of(String... names) {
        return new MediaTypes(List.of(names));
    }

    /** @throws ApiError where the body is of another type, or of none */
    void require(HttpServletRequest request) {
        String header = request.getContentType();
        String type = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!names.contains(type)) {
            throw new ApiError(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type is '" + type + "', it must be " + names.getFirst(),
                    Map.of());
        }
    }
}
