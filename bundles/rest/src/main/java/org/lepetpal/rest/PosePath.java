package org.lepetpal.rest;

import java.util.List;
import java.util.Map;

/**
 * What follows {@code /api/arm/poses} in an address.
 *
 * @param name empty for all poses
 * @param go whether the arm is to go there
 */
record PosePath(String name, boolean go) {
    /** @param pathInfo decoded, as the server gives it; may be null */
    static PosePath of(String pathInfo) {
        String[] parts = (pathInfo == null ? "" : pathInfo).split("/", -1);
        return switch (parts.length) {
            case 0, 1 -> new PosePath("", false);
            case 2 -> new PosePath(parts[1], false);
            case 3 -> parts[2].equals("go") && !parts[1].isEmpty() ? new PosePath(parts[1], true) : nothing();
            default -> nothing();
        };
    }

    boolean isAll() {
        return name.isEmpty();
    }

    /** The methods that this address has. */
    List<String> methods() {
        if (go) {
            return List.of("POST");
        }
        return isAll() ? List.of("GET") : List.of("PUT", "DELETE");
    }

    private static PosePath nothing() {
        throw new ApiError(ErrorCode.NOT_FOUND, "There is nothing at this address", Map.of("reason", "no_pose"));
    }
}
