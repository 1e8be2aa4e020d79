package org.lepetpal.video.overlay;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Pixel;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A banner: the newest command with its state and phase, and what is simulated. */
@Component(service = OverlayLayer.class, property = "service.ranking:Integer=20")
public final class StatusLayer implements OverlayLayer {
    private static final int PLAIN = 0xFFFFFF;
    private static final int GOOD = 0x8CF0B0;
    private static final int BAD = 0xFF8A80;
    private static final int SOFT = 0xC8D2CD;
    private static final Pixel TOP = new Pixel(12, 12);
    private static final double LINE = 40;

    private final List<HealthSource> sources = new CopyOnWriteArrayList<>();

    @Reference(name = "telemetry", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile Telemetry telemetry;

    @Reference(name = "source", cardinality = MULTIPLE, policy = DYNAMIC)
    void addSource(HealthSource source) {
        sources.add(source);
    }

    void removeSource(HealthSource source) {
        sources.remove(source);
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public void draw(Canvas canvas) {
        Telemetry watched = telemetry;
        if (watched != null) {
            watched.command()
                    .ifPresentOrElse(
                            status -> canvas.label(TOP, text(status), colour(status)),
                            () -> canvas.label(TOP, "ready", PLAIN));
        }
        String simulated = sources.stream()
                .map(HealthSource::health)
                .filter(ComponentHealth::simulated)
                .map(ComponentHealth::component)
                .filter(component -> !component.equals("simulation"))
                .sorted()
                .distinct()
                .collect(Collectors.joining(" "));
        if (!simulated.isEmpty()) {
            canvas.label(new Pixel(TOP.x(), TOP.y() + LINE), "simulated: " + simulated, SOFT);
        }
    }

    private static String text(CommandStatus status) {
        String state = status.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String phase = status.phase()
                .map(now -> " / " + now.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("");
        return status.prompt() + ": " + state + phase;
    }

    private static int colour(CommandStatus status) {
        return switch (status.state()) {
            case SUCCEEDED -> GOOD;
            case FAILED, ABORTED -> BAD;
            case PLANNING, EXECUTING, HANDOFF_MACRO -> PLAIN;
        };
    }
}
