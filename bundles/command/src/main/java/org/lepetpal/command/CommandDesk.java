package org.lepetpal.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRefused.Reason;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.command.Commands;
import org.lepetpal.api.command.Origin;
import org.lepetpal.api.command.PoseMoves;
import org.lepetpal.api.time.Timebase;

/**
 * Takes commands and gives out the one place. Submissions stand in line for its lock; the control loop never does: it
 * changes the place by compare-and-set, as the desk does.
 */
final class CommandDesk implements Commands, PoseMoves {
    private final Timebase time;
    private final AtomicReference<Occupant> place;
    private final Admission admission;
    private final Ways ways;
    private final PolicyWorkers policies;
    private final Announcer announcer;
    private final CommandStore store;
    private volatile Optional<CommandRecord> newest = Optional.empty();
    private boolean closed;

    CommandDesk(
            Timebase time,
            AtomicReference<Occupant> place,
            Admission admission,
            Ways ways,
            PolicyWorkers policies,
            Announcer announcer,
            CommandStore store) {
        this.time = time;
        this.place = place;
        this.admission = admission;
        this.ways = ways;
        this.policies = policies;
        this.announcer = announcer;
        this.store = store;
    }

    @Override
    public UUID submit(CommandRequest request) throws CommandRefused {
        // The key comes first: the repeat of a request is answered alike, whoever serves prompts by now.
        Optional<UUID> early = answered(request);
        if (early.isPresent()) {
            return early.get();
        }
        Admission.Wish wish = admission.understand(request.prompt());
        synchronized (this) {
            Optional<UUID> before = answered(request);
            if (before.isPresent()) {
                return before.get();
            }
            requireOpen();
            long stops = admission.stops();
            admission.requireMeans(wish);
            CommandRecord record = new CommandRecord(time, announcer, request.prompt(), wish.policy());
            if (wish.goHome()) {
                goHome(record, stops);
            } else {
                serve(new Occupant.Serving(new Task(record, request, wish.instruction()), stops), request);
            }
            return file(record, request.idempotencyKey());
        }
    }

    private Optional<UUID> answered(CommandRequest request) {
        return request.idempotencyKey().flatMap(store::answered).map(CommandRecord::id);
    }

    @Override
    public UUID goTo(String pose) throws CommandRefused {
        if (pose.equals(ArmDescription.HOME)) {
            return submit(CommandRequest.of(Admission.GO_HOME));
        }
        synchronized (this) {
            requireOpen();
            long stops = admission.stops();
            ArmDescription arm = admission.requireArm();
            JointAngles target = Optional.ofNullable(arm.poses().get(pose)).orElseThrow(() -> unknown(pose, arm));
            CommandRequest request = CommandRequest.of("go to " + pose);
            CommandRecord record = new CommandRecord(time, announcer, request.prompt(), Optional.empty());
            Ways.Prospect prospect = ways.to(target);
            if (prospect.forbidden().isEmpty()) {
                occupy(record, Occupant.Travelling.askedBy(record, pose, prospect.pace(), stops), request);
            } else if (!record.take(() -> givesWay(place.get(), request))) {
                throw busy(place.get());
            }
            prospect.forbidden().ifPresent(record::fail);
            return file(record, Optional.empty());
        }
    }

    private static CommandRefused unknown(String pose, ArmDescription arm) {
        List<String> known = arm.poses().keySet().stream().sorted().toList();
        return new CommandRefused(
                Reason.INVALID, "the arm knows no pose '" + pose + "', but " + known, Map.of("supported", known));
    }

    private void requireOpen() throws CommandRefused {
        if (closed) {
            throw Admission.unavailable("stopping", "the robot is shutting down", Map.of());
        }
    }

    /** Only once it is accepted: what was not leaves no trace. Its id is not known to anybody before we return. */
    private UUID file(CommandRecord record, Optional<String> key) {
        store.add(record, key);
        newest = Optional.of(record);
        return record.id();
    }

    private void goHome(CommandRecord record, long stops) {
        while (true) {
            Occupant now = place.get();
            boolean joins =
                    now instanceof Occupant.Travelling travelling && travelling.isHome() && travelling.stops() == stops;
            Occupant next = joins
                    ? ((Occupant.Travelling) now).joinedBy(record)
                    : Occupant.Travelling.askedBy(record, ArmDescription.HOME, Pace.GENTLE, stops);
            if (record.take(() -> place.compareAndSet(now, next))) {
                if (!joins) {
                    displace(now, "the arm was sent home");
                }
                return;
            }
        }
    }

    private void serve(Occupant.Serving next, CommandRequest request) throws CommandRefused {
        Task task = next.task();
        occupy(task.record(), next, request);
        try {
            policies.serve(task);
        } catch (RejectedExecutionException e) {
            if (place.compareAndSet(next, Occupant.NOBODY)) {
                task.end();
                task.record().fail(new Failure("policy_error", "the policy has not come back from earlier commands"));
            }
        }
    }

    /** @throws CommandRefused {@code BUSY} when whoever has the place does not give way */
    private void occupy(CommandRecord record, Occupant next, CommandRequest request) throws CommandRefused {
        while (true) {
            Occupant now = place.get();
            if (!givesWay(now, request)) {
                throw busy(now);
            }
            if (record.take(() -> place.compareAndSet(now, next))) {
                displace(now, "another command took its place");
                return;
            }
        }
    }

    /**
     * What the robot does of its own initiative gives way to every owner without being told to. After a failure nobody's
     * wish shortens the way home.
     */
    private static boolean givesWay(Occupant now, CommandRequest request) {
        return switch (now) {
            case Occupant.Nobody _ -> true;
            case Occupant.Serving serving ->
                request.abortPrevious()
                        || (serving.task().origin() == Origin.SENTRY && request.origin() == Origin.OWNER);
            case Occupant.Travelling travelling ->
                request.abortPrevious() && !travelling.commands().isEmpty();
        };
    }

    private static CommandRefused busy(Occupant now) {
        Map<String, Object> details = new HashMap<>();
        activeId(now).ifPresent(id -> details.put("active_request_id", id.toString()));
        boolean homing = now instanceof Occupant.Travelling travelling && travelling.isHome();
        if (homing) {
            details.put("reason", "homing");
        }
        return new CommandRefused(
                Reason.BUSY, homing ? "The arm is on its way home" : "Another command is in progress", details);
    }

    private static Optional<UUID> activeId(Occupant now) {
        return switch (now) {
            case Occupant.Nobody _ -> Optional.empty();
            case Occupant.Serving serving -> Optional.of(serving.task().record().id());
            case Occupant.Travelling travelling ->
                travelling.commands().stream().findFirst().map(CommandRecord::id);
        };
    }

    private static void displace(Occupant occupant, String why) {
        switch (occupant) {
            case Occupant.Nobody _ -> {}
            case Occupant.Serving serving -> abort(serving.task(), why);
            case Occupant.Travelling travelling -> travelling.commands().forEach(command -> command.abort(why));
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
        clear("the control loop was taken down");
    }
}
