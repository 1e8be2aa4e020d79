package org.lepetpal.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.model.ModelLibrary;
import org.lepetpal.api.model.ModelRefused;
import org.lepetpal.api.model.StoredModel;
import org.lepetpal.api.swap.SlotName;

/** A zip that comes as the body of a request, and is to become a model. */
record ModelUpload(ModelLibrary library) {
    private static final MediaTypes ZIP = MediaTypes.of("application/zip", "application/x-zip-compressed");

    StoredModel take(SlotName slot, HttpServletRequest request) throws IOException {
        ZIP.require(request);
        try {
            return library.add(
                    slot, parameter(request, "name"), parameter(request, "version"), request.getInputStream());
        } catch (EOFException cut) {
            throw ApiError.invalid("The upload is cut off");
        } catch (ModelRefused refused) {
            throw new ApiError(
                    code(refused.reason()),
                    refused.getMessage(),
                    Map.of("reason", refused.reason().label()));
        }
    }

    private static ErrorCode code(ModelRefused.Reason reason) {
        return switch (reason) {
            case DUPLICATE -> ErrorCode.CONFLICT;
            case TOO_LARGE, TOO_MANY -> ErrorCode.TOO_LARGE;
            case BUSY -> ErrorCode.BUSY;
            case NO_SPACE -> ErrorCode.UNAVAILABLE;
            case TOO_SLOW -> ErrorCode.TIMEOUT;
            case NO_ZIP, FILE_NAME, OUTSIDE, LINK, TWICE, NO_NAME, UNREADABLE -> ErrorCode.INVALID;
        };
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
