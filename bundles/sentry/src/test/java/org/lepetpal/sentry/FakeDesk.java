package org.lepetpal.sentry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Consumer;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Commands;
import org.lepetpal.api.command.State;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.telemetry.Telemetry;

/** Takes commands down, and stands where the test puts the newest one. */
final class FakeDesk implements Commands, Telemetry {
    private final List<CommandRequest> requests = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();
    private Optional<CommandStatus> newest = Optional.empty();

    List<CommandRequest> requests() {
        return requests;
    }

    void refuse(String why) {
        refusal = Optional.of(why);
    }

    /** A command of somebody's begins. */
    UUID begin(String prompt) {
        UUID id = UUID.randomUUID();
        stand(id, prompt, State.EXECUTING);
        return id;
    }

    /** The newest command ends. */
    void end(State state) {
        CommandStatus running = newest.orElseThrow();
        stand(running.requestId(), running.prompt(), state);
    }

    private void stand(UUID id, String prompt, State state) {
        newest = Optional.of(new CommandStatus(
                id,
                prompt,
                state,
                Optional.empty(),
                OptionalDouble.empty(),
                "",
                Duration.ZERO,
                Optional.empty(),
                state == State.FAILED
                        ? Optional.of(new CommandStatus.Failure("timeout", "too slow"))
                        : Optional.empty()));
    }

    @Override
    public UUID submit(CommandRequest request) throws CommandRefused {
        requests.add(request);
        if (refusal.isPresent()) {
            throw new CommandRefused(CommandRefused.Reason.UNAVAILABLE, refusal.get(), Map.of());
        }
        return begin(request.prompt());
    }

    @Override
    public Optional<CommandStatus> command() {
        return newest;
    }

    @Override
    public Optional<CommandStatus> status(UUID requestId) {
        return newest.filter(status -> status.requestId().equals(requestId));
    }

    @Override
    public Optional<Watch> watch(UUID requestId, Consumer<CommandStatus> listener) {
        throw new UnsupportedOperationException("the sentry watches no command");
    }

    @Override
    public Optional<UUID> cancel() {
        throw new UnsupportedOperationException("the sentry cancels nothing");
    }

    @Override
    public Optional<ArmSample> latest() {
        throw new UnsupportedOperationException("the sentry looks at no arm");
    }

    @Override
    public LoopStats loop() {
        throw new UnsupportedOperationException("the sentry looks at no loop");
    }
}
