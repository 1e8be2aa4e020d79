package org.lepetpal.api.command;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Gives the robot commands and tells what becomes of them. Any thread; no call blocks for the robot. */
@ProviderType
public interface Commands {
    /**
     * Asks for one command. Exactly one of several simultaneous ones is accepted; {@code go home} always is. What a
     * {@linkplain Origin#SENTRY sentry} asked for gives way to what an owner asks for.
     *
     * @return id of the accepted command
     * @throws CommandRefused when it is not accepted, with the reason
     */
    UUID submit(CommandRequest request) throws CommandRefused;

    /** How a command stands; empty for an unknown id. The last 1,000 finished ones stay readable for an hour at least. */
    Optional<CommandStatus> status(UUID requestId);

    /**
     * Tells {@code listener} how the command stands, now and on every change until it is final, from a thread that
     * must not be held up for more than 1 ms.
     *
     * @return stops it; empty for an unknown id
     */
    Optional<Watch> watch(UUID requestId, Consumer<CommandStatus> listener);

    /**
     * Aborts the active command; the arm holds its position.
     *
     * @return id of what was aborted; empty when nothing was active
     */
    Optional<UUID> cancel();

    /** A listener's registration. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
