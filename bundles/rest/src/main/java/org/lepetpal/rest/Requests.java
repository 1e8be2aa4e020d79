package org.lepetpal.rest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapRefused;

/** What people want changed, out of the bodies of requests. */
final class Requests {
    /** Fields that every request for a change may have. */
    static final Set<String> COMMON = Set.of("reason", "force", "when");

    private static final int LONGEST_REASON = 200;

    private Requests() {}

    /** @param who asks, see {@link Caller} */
    static SwapOrder order(Map<SlotName, List<String>> wishes, String who, Fields body) {
        return checked(() -> new SwapOrder(wishes, who, reason(body), body.flag("force"), now(body)));
    }

    /** Why, in the words of whoever asks. */
    static String reason(Fields body) {
        String reason = body.text("reason").map(String::strip).orElse("");
        if (reason.length() > LONGEST_REASON) {
            throw ApiError.invalid("'reason' has more than " + LONGEST_REASON + " characters");
        }
        return reason.isEmpty() ? "asked for over HTTP" : reason;
    }

    private static boolean now(Fields body) {
        String when = body.text("when").orElse("next");
        return switch (when) {
            case "now" -> true;
            case "next" -> false;
            default -> throw ApiError.invalid("'when' is '" + when + "', it must be 'now' or 'next'");
        };
    }

    private static SwapOrder checked(Supplier<SwapOrder> order) {
        try {
            return order.get();
        } catch (IllegalArgumentException wrong) {
            throw ApiError.invalid(Sentence.of(wrong));
        }
    }

    /** The envelope of a change that was not made. */
    static ApiError refusal(SwapRefused refused) {
        ErrorCode code =
                switch (refused.reason()) {
                    case UNKNOWN -> ErrorCode.INVALID;
                    case UNCOVERED, NOT_NOW -> ErrorCode.CONFLICT;
                };
        return new ApiError(code, refused.getMessage(), refused.details());
    }
}
