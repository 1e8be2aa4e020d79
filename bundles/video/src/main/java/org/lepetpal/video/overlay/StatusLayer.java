package org.lepetpal.video.overlay;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.telemetry.InferenceStats;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.video.HealthBoard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A banner: the newest command with its state and phase, why the arm holds, that overlays give way to inference, and what is
 * simulated.
 */
@Component(service = OverlayLayer.class, property = "service.ranking:Integer=20")
public final class StatusLayer implements OverlayLayer {
    private static final int PLAIN = 0xFFFFFF;
    private static final int GOOD = 0x8CF0B0;
    private static final int BAD = 0xFF8A80;
    private static final int WARNING = 0xFFD166;
    private static final int SOFT = 0xC8D2CD;
    /** What the simulated room says of itself goes without saying beside what it simulates. */
    private static final String ROOM = "simulation";
    /** Asking all parts costs a tenth of what drawing does, and what is simulated hardly ever changes. */
    private static final long KEPT_NANOS = 1_000_000_000L;

    private final HealthBoard board;
    private final Timebase timebase;
    private volatile Optional<Told> told = Optional.empty();

    @Reference(name = "telemetry", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Telemetry telemetry;

    @Activate
    public StatusLayer(@Reference(name = "board") HealthBoard board, @Reference(name = "timebase") Timebase timebase) {
        this.board = board;
        this.timebase = timebase;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public boolean givesWay() {
        return false;
    }

    @Override
    public void draw(Canvas canvas) {
        int row = 0;
        Telemetry watched = telemetry;
        if (watched != null) {
            watched.command()
                    .ifPresentOrElse(
                            status -> canvas.label(Layout.top(canvas, 0), text(status), colour(status)),
                            () -> canvas.label(Layout.top(canvas, 0), "ready", PLAIN));
            row++;
            String why = watched.latest().map(sample -> sample.activity().why()).orElse("");
            if (!why.isEmpty()) {
                canvas.label(Layout.top(canvas, row), "holding: " + why, WARNING);
                row++;
            }
            Optional<InferenceStats> behind = watched.inference().filter(InferenceStats::behind);
            if (behind.isPresent()) {
                canvas.label(Layout.top(canvas, row), text(behind.get()), WARNING);
                row++;
            }
        }
        String simulated = simulated();
        if (!simulated.isEmpty()) {
            canvas.label(Layout.top(canvas, row), "simulated: " + simulated, SOFT);
        }
    }

    /** As the parts said within the last second. */
    private String simulated() {
        long now = timebase.nanoTime();
        Told newest = told.filter(before -> now - before.nanos() < KEPT_NANOS).orElseGet(() -> new Told(ask(), now));
        told = Optional.of(newest);
        return newest.simulated();
    }

    private String ask() {
        return board.all().stream()
                .filter(ComponentHealth::simulated)
                .map(ComponentHealth::component)
                .filter(component -> !component.equals(ROOM))
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
    }

    static String text(CommandStatus status) {
        String phase = status.phase().map(now -> " / " + words(now)).orElse("");
        String why = status.error()
                .map(error -> " (" + error.code().replace('_', ' ') + ")")
                .orElse("");
        return status.prompt() + ": " + words(status.state()) + phase + why;
    }

    static String text(InferenceStats inference) {
        return String.format(
                Locale.ROOT, "inference %.1f of %.1f Hz: overlays give way", inference.heldHz(), inference.wishedHz());
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static int colour(CommandStatus status) {
        return switch (status.state()) {
            case SUCCEEDED -> GOOD;
            case FAILED, ABORTED -> BAD;
            case PLANNING, EXECUTING, HANDOFF_MACRO -> PLAIN;
        };
    }

    /** What the parts said, and when. */
    private record Told(String simulated, long nanos) {}
}
