package org.lepetpal.switchboard;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lepetpal.api.swap.SwapReceipt.Result;

/**
 * Whom a change is put down to that nobody asked for: the robot itself, or whoever brought or took what came or went, as far as the
 * robot can know that. A jar may have been dropped or sent, a model's folder copied or removed; who did so is not told by either.
 *
 * @param starting whether the robot's own bundles are still being started
 * @param stopping whether the robot goes down, and all leave because of it
 * @param pluggedIn whether the bundle of this symbolic name came in through {@code deploy/}
 */
record Instigator(BooleanSupplier starting, BooleanSupplier stopping, Predicate<String> pluggedIn) {
    /** The robot itself, of its own accord. */
    static final String PLATFORM = "platform";

    private static final String START_UP = PLATFORM + ":start-up";
    private static final String STOP = PLATFORM + ":stop";
    private static final String ROLL_BACK = PLATFORM + ":roll-back";
    private static final String DEPLOY = "deploy";
    private static final String MODELS = "models";
    private static final String MODELS_FOLDER = MODELS + "/";

    /** Whether it is put down to the robot's start or its going down: of no interest afterwards, and a dozen each time. */
    static boolean isStartOrStop(String requestedBy) {
        return requestedBy.equals(START_UP) || requestedBy.equals(STOP);
    }

    /** Whether nobody asked for it. */
    static boolean isUnasked(String requestedBy) {
        return Stream.of(PLATFORM, DEPLOY, MODELS).anyMatch(requestedBy::equals)
                || requestedBy.startsWith(PLATFORM + ":");
    }

    /** Of a change of the platform's own. */
    String of(Change<?> change, Result result) {
        if (stopping.getAsBoolean()) {
            return STOP;
        }
        if (result == Result.ROLLED_BACK) {
            return ROLL_BACK;
        }
        if (starting.getAsBoolean()) {
            return START_UP;
        }
        return Stream.concat(gone(change), come(change))
                .map(tenant -> tenant.candidate().origin())
                .findFirst()
                .map(this::owner)
                .orElse(PLATFORM);
    }

    /** Whoever is taken down is closed; who is only active no longer is not. */
    private static Stream<? extends Tenant<?>> gone(Change<?> change) {
        return change.retired().stream()
                .filter(tenant -> tenant.conduct().leases().closed());
    }

    private static Stream<? extends Tenant<?>> come(Change<?> change) {
        return change.after().stream().filter(tenant -> !change.before().contains(tenant));
    }

    private String owner(String origin) {
        if (origin.startsWith(MODELS_FOLDER)) {
            return MODELS;
        }
        return pluggedIn.test(origin) ? DEPLOY : PLATFORM;
    }
}
