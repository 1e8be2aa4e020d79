package org.lepetpal.sentry;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Commands;
import org.lepetpal.api.command.Origin;
import org.lepetpal.api.command.SentryMode;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Sight;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the ball to be picked up once it lies still, unless somebody else has just had or has the robot. */
final class Sentry {
    private static final Logger LOG = LoggerFactory.getLogger(Sentry.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final String PROMPT = "pick up the ball";

    private final Duration cooldown;
    private final Timebase time;
    private final Supplier<Optional<Sight>> sight;
    private final Supplier<Optional<Telemetry>> telemetry;
    private final Supplier<Optional<Commands>> commands;
    private final StillBall ball = new StillBall();
    private final Timebase.Schedule schedule;

    private Optional<UUID> lastEnded = Optional.empty();
    /** Its own newest command; written by the tick alone. */
    private volatile Optional<UUID> own = Optional.empty();
    /** Written by the tick alone, read by health. */
    private volatile Optional<Pause> pause = Optional.empty();

    /** Begins to watch at once. */
    Sentry(
            Duration cooldown,
            Timebase time,
            Supplier<Optional<Sight>> sight,
            Supplier<Optional<Telemetry>> telemetry,
            Supplier<Optional<Commands>> commands) {
        this.cooldown = cooldown;
        this.time = time;
        this.sight = sight;
        this.telemetry = telemetry;
        this.commands = commands;
        this.schedule = time.every("sentry", PERIOD, Timebase.Urgency.NORMAL, beat -> look(beat.nowNanos()));
    }

    void stop() {
        schedule.close();
    }

    private void look(long now) {
        Optional<Telemetry> loop = telemetry.get();
        Optional<Commands> desk = commands.get();
        if (loop.isEmpty() || desk.isEmpty() || isRunning(loop.get().command(), now)) {
            // whatever lies there afterwards is to lie still anew
            ball.forget();
            return;
        }
        boolean still = ball.look(sight.get().flatMap(Sight::latest), now);
        if (still && pause.filter(current -> !current.isOver(now)).isEmpty()) {
            act(desk.get(), now);
        }
    }

    /** Notes, too, that a command has ended: however short it was, its id is a new one. */
    private boolean isRunning(Optional<CommandStatus> newest, long now) {
        if (newest.isEmpty()) {
            return false;
        }
        if (!newest.get().state().isFinal()) {
            return true;
        }
        Optional<UUID> ended = newest.map(CommandStatus::requestId);
        if (!ended.equals(lastEnded)) {
            lastEnded = ended;
            rest(now, "after a command");
        }
        return false;
    }

    private void act(Commands desk, long now) {
        ball.forget();
        // before it asks, so that a failure of any kind is not repeated twice a second
        rest(now, "after asking");
        try {
            UUID id = desk.submit(CommandRequest.of(PROMPT).by(Origin.SENTRY));
            own = Optional.of(id);
            LOG.info(
                    "a ball has lain still for more than {} s: command {}, {}",
                    StillBall.LONG_ENOUGH.toSeconds(),
                    id,
                    PROMPT);
        } catch (CommandRefused e) {
            rest(now, "refused: " + e.getMessage());
            LOG.info("a ball lies still, but the command is refused: {}", e.getMessage());
            LOG.debug("refusal", e);
        }
    }

    private void rest(long now, String why) {
        pause = Optional.of(new Pause(now + cooldown.toNanos(), why));
    }

    /** How it stands; any thread. */
    SentryMode.State state() {
        boolean acting = telemetry
                .get()
                .flatMap(Telemetry::command)
                .filter(command -> !command.state().isFinal())
                .map(CommandStatus::requestId)
                .equals(own);
        boolean runs = acting && own.isPresent();
        long now = time.nanoTime();
        Optional<Pause> rest = pause.filter(current -> !current.isOver(now));
        String detail = rest.map(current -> "cooling down " + current.secondsLeft(now) + " s, " + current.why())
                .orElse("watching");
        return new SentryMode.State(
                true,
                runs,
                rest.map(current -> current.secondsLeft(now)).orElse(0L),
                runs ? "picking up the ball" : detail);
    }

    ComponentHealth health() {
        if (sight.get().isEmpty() || telemetry.get().isEmpty() || commands.get().isEmpty()) {
            return ComponentHealth.of("sentry", Status.STARTING, "waits for the robot's sight and its control loop");
        }
        return ComponentHealth.of("sentry", Status.OK, state().detail());
    }
}
