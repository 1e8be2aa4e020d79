package org.lepetpal.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.swap.SlotName;

/**
 * What follows {@code /api/modules} in an address.
 *
 * @param slot empty for all of them
 * @param action what is to be done with the slot
 */
record ModulePath(Optional<SlotName> slot, Action action) {
    /** What can be done. */
    enum Action {
        SHOW("GET"),
        ACTIVE("POST"),
        SHADOW("POST", "DELETE"),
        PROMOTE("POST"),
        ROLLBACK("POST");

        private final List<String> methods;

        Action(String... methods) {
            this.methods = List.of(methods);
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param pathInfo decoded, as the server gives it; may be null */
    static ModulePath of(String pathInfo) {
        String[] parts = (pathInfo == null ? "" : pathInfo).split("/", -1);
        return switch (parts.length) {
            case 0, 1 -> new ModulePath(Optional.empty(), Action.SHOW);
            case 2 -> new ModulePath(parts[1].isEmpty() ? Optional.empty() : Optional.of(slot(parts[1])), Action.SHOW);
            case 3 -> new ModulePath(Optional.of(slot(parts[1])), action(parts[2]));
            default -> throw nothing("There is nothing at this address", "no_action");
        };
    }

    /** The methods that this address has. */
    List<String> methods() {
        return action.methods;
    }

    private static SlotName slot(String label) {
        return SlotName.find(label)
                .orElseThrow(() -> nothing(
                        "There is no slot '" + label + "'; there are: " + String.join(", ", SlotName.labels()),
                        "no_slot"));
    }

    private static Action action(String word) {
        return Arrays.stream(Action.values())
                .filter(action -> action != Action.SHOW && action.word().equals(word))
                .findFirst()
                .orElseThrow(() -> nothing("There is nothing at this address", "no_action"));
    }

    private static ApiError nothing(String message, String reason) {
        return new ApiError(ErrorCode.NOT_FOUND, message, Map.of("reason", reason));
    }
}
