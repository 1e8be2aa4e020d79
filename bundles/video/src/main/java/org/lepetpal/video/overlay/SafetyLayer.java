package org.lepetpal.video.overlay;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Comparator;
import java.util.Optional;
import org.lepetpal.api.safety.Verdict.Effect;
import org.lepetpal.api.safety.Verdict.Finding;
import org.lepetpal.api.telemetry.Activity;
import org.lepetpal.api.telemetry.Activity.Kind;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.vision.OverlayLayer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The safety flag: which rule changed or refused the newest target, if any, or why the arm is held and no target is judged. Without a
 * control loop there is no flag.
 */
@Component(service = OverlayLayer.class, property = "service.ranking:Integer=40")
public final class SafetyLayer implements OverlayLayer {
    private static final int FINE = 0x8CF0B0;
    private static final int CLAMPED = 0xFFD166;
    private static final int REFUSED = 0xFF6B60;

    @Reference(name = "telemetry", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Telemetry telemetry;

    @Override
    public String name() {
        return "safety";
    }

    @Override
    public boolean givesWay() {
        return false;
    }

    @Override
    public void draw(Canvas canvas) {
        Telemetry watched = telemetry;
        if (watched != null) {
            watched.latest().ifPresent(sample -> draw(canvas, sample));
        }
    }

    static void draw(Canvas canvas, ArmSample sample) {
        Optional<Finding> worst = sample.verdict()
                .flatMap(verdict -> verdict.findings().stream().max(Comparator.comparing(Finding::effect)));
        Optional<String> held = sample.verdict().isPresent() ? Optional.empty() : held(sample.activity());
        canvas.label(
                Layout.bottom(canvas, 0),
                worst.map(SafetyLayer::text)
                        .or(() -> held.map(why -> "safety: " + why))
                        .orElse("safety ok"),
                worst.map(SafetyLayer::colour).orElse(held.isPresent() ? REFUSED : FINE));
    }

    private static Optional<String> held(Activity activity) {
        return activity.kind() == Kind.HOLD ? Optional.of(activity.why()) : Optional.empty();
    }

    private static String text(Finding finding) {
        String verb =
                switch (finding.effect()) {
                    case CLAMPED -> " limits";
                    case PAUSED -> " waits";
                    case REFUSED -> " refuses";
                };
        return "safety: " + finding.rule() + verb;
    }

    private static int colour(Finding finding) {
        return finding.effect() == Effect.CLAMPED ? CLAMPED : REFUSED;
    }
}
