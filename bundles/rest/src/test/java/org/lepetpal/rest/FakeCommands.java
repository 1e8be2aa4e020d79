package org.lepetpal.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Commands;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.command.State;

/** Accepts everything but what it is told to refuse, and tells watchers what the test says. */
final class FakeCommands implements Commands {
    static final UUID ID = UUID.fromString("123e4567-e89b-42d3-a456-426614174000");

    private final List<CommandRequest> accepted = new ArrayList<>();
    private Optional<CommandRefused> refusal = Optional.empty();
    private int cancelled;
    private final CompletableFuture<Void> watched = new CompletableFuture<>();
    private volatile Optional<Consumer<CommandStatus>> listener = Optional.empty();
    private volatile Runnable onClose = () -> {};

    void refuse(CommandRefused refused) {
        refusal = Optional.of(refused);
    }

    /** @param action runs when a watch is closed */
    void onWatchClosed(Runnable action) {
        onClose = action;
    }

    /** Done once somebody watches. */
    CompletableFuture<Void> watched() {
        return watched;
    }

    /** How often it was asked to cancel. */
    int cancelled() {
        return cancelled;
    }

    List<CommandRequest> accepted() {
        return accepted;
    }

    void tell(CommandStatus status) {
        listener.orElseThrow().accept(status);
    }

    static CommandStatus status(State state) {
        return new CommandStatus(
                ID,
                "pick up the ball",
                state,
                state == State.SUCCEEDED ? Optional.empty() : Optional.of(Phase.READY_TO_THROW),
                OptionalDouble.of(0.7449),
                "",
                Duration.ofMillis(4321),
                Optional.of("scripted@1.0.0"),
                state == State.FAILED
                        ? Optional.of(new CommandStatus.Failure("timeout", "too slow"))
                        : Optional.empty());
    }

    @Override
    public UUID submit(CommandRequest request) throws CommandRefused {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        accepted.add(request);
        return ID;
    }

    @Override
    public Optional<CommandStatus> status(UUID requestId) {
        return requestId.equals(ID) ? Optional.of(status(State.EXECUTING)) : Optional.empty();
    }

    @Override
    public Optional<Watch> watch(UUID requestId, Consumer<CommandStatus> wants) {
        listener = Optional.of(wants);
        wants.accept(status(State.EXECUTING));
        watched.complete(null);
        return Optional.of(() -> onClose.run());
    }

    @Override
    public Optional<UUID> cancel() {
        cancelled++;
        return accepted.isEmpty() ? Optional.empty() : Optional.of(ID);
    }
}
