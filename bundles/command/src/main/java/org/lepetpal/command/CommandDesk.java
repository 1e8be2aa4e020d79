package org.lepetpal.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRefused.Reason;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.command.Commands;
import org.lepetpal.api.time.Timebase;

/**
 * Takes commands and gives out the one place. Submissions stand in line for its lock; the control loop never does: it
 * changes the place by compare-and-set, as the desk does.
 */
final class CommandDesk implements Commands {
    private final Timebase time;
    private final AtomicReference<Occupant> place;
    private final Admission admission;
    private final PolicyWorker policies;
    private final Announcer announcer;
    private final CommandStore store;
    private volatile Optional<CommandRecord> newest = Optional.empty();
    private boolean closed;

    CommandDesk(
            Timebase time,
            AtomicReference<Occupant> place,
            Admission admission,
            PolicyWorker policies,
            Announcer announcer) {
        this.time = time;
        this.place = place;
        this.admission = admission;
        this.policies = policies;
        this.announcer = announcer;
        this.store = new CommandStore(time);
    }

    @Override
    public UUID submit(CommandRequest request) throws CommandRefused {
        Admission.Wish wish = admission.understand(request.prompt());
        synchronized (this) {
            Optional<UUID> before =
                    request.idempotencyKey().flatMap(store::answered).map(CommandRecord::id);
            if (before.isPresent()) {
                return before.get();
            }
            if (closed) {
                throw Admission.unavailable("stopping", "the robot is shutting down", Map.of());
            }
            admission.requireMeans(wish);
            CommandRecord record = new CommandRecord(time, announcer, request.prompt(), wish.policy());
            if (wish.goHome()) {
                goHome(record);
            } else {
                serve(new Task(record, request, wish.instruction()), request.abortPrevious());
            }
            // Only now: one that was not accepted leaves no trace. Its id is not known to anybody before we return.
            store.add(record, request.idempotencyKey());
            newest = Optional.of(record);
            return record.id();
        }
    }

    private void goHome(CommandRecord record) {
        while (true) {
            Occupant now = place.get();
            Occupant next =
                    now instanceof Occupant.Homing homing ? homing.joinedBy(record) : Occupant.Homing.askedBy(record);
            if (record.take(() -> place.compareAndSet(now, next))) {
                if (now instanceof Occupant.Serving serving) {
                    abort(serving.task(), "the arm was sent home");
                }
                return;
            }
        }
    }

    private void serve(Task task, boolean abortPrevious) throws CommandRefused {
        Occupant.Serving next = new Occupant.Serving(task);
        while (true) {
            Occupant now = place.get();
            if (!free(now, abortPrevious)) {
                throw busy(now);
            }
            if (task.record().take(() -> place.compareAndSet(now, next))) {
                displace(now, "another command took its place");
                break;
            }
        }
        try {
            policies.serve(task);
        } catch (RejectedExecutionException e) {
            if (place.compareAndSet(next, Occupant.NOBODY)) {
                task.end();
                task.record().fail(new Failure("policy_error", "the policy has not come back from earlier commands"));
            }
        }
    }

    /** After a failure nobody's wish shortens the way home. */
    private static boolean free(Occupant now, boolean abortPrevious) {
        return switch (now) {
            case Occupant.Nobody _ -> true;
            case Occupant.Serving _ -> abortPrevious;
            case Occupant.Homing homing -> abortPrevious && !homing.commands().isEmpty();
        };
    }

    private static CommandRefused busy(Occupant now) {
        Map<String, Object> details = new HashMap<>();
        activeId(now).ifPresent(id -> details.put("active_request_id", id.toString()));
        if (now instanceof Occupant.Homing) {
            details.put("reason", "homing");
        }
        return new CommandRefused(
                Reason.BUSY,
                now instanceof Occupant.Homing ? "The arm is on its way home" : "Another command is in progress",
                details);
    }

    private static Optional<UUID> activeId(Occupant now) {
        return switch (now) {
            case Occupant.Nobody _ -> Optional.empty();
            case Occupant.Serving serving -> Optional.of(serving.task().record().id());
            case Occupant.Homing homing ->
                homing.commands().stream().findFirst().map(CommandRecord::id);
        };
    }

    private static void displace(Occupant occupant, String why) {
        switch (occupant) {
            case Occupant.Nobody _ -> {}
            case Occupant.Serving serving -> abort(serving.task(), why);
            case Occupant.Homing homing -> homing.commands().forEach(command -> command.abort(why));
        }
    }

    private static void abort(Task task, String why) {
        task.end();
        task.record().abort(why);
    }

    /** The newest command that was accepted. */
    Optional<CommandStatus> newest() {
        return newest.map(CommandRecord::status);
    }

    @Override
    public Optional<CommandStatus> status(UUID requestId) {
        return store.find(requestId).map(CommandRecord::status);
    }

    @Override
    public Optional<Watch> watch(UUID requestId, Consumer<CommandStatus> listener) {
        return store.find(requestId).map(record -> announcer.watch(record, listener));
    }

    /** Stops the way home after a failure too: who cancels wants stillness. */
    @Override
    public Optional<UUID> cancel() {
        return clear("it was cancelled");
    }

    private Optional<UUID> clear(String why) {
        while (true) {
            Occupant now = place.get();
            if (place.compareAndSet(now, Occupant.NOBODY)) {
                displace(now, why);
                return activeId(now);
            }
        }
    }

    /** Aborts what is active and takes no more. */
    synchronized void close() {
        closed = true;
        clear("the robot is shutting down");
    }
}
