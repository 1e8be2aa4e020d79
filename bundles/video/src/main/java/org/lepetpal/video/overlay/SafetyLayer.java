package org.lepetpal.video.overlay;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Optional;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Pixel;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The safety flag: which rule changed or refused the newest target, if any. */
@Component(service = OverlayLayer.class, property = "service.ranking:Integer=40")
public final class SafetyLayer implements OverlayLayer {
    private static final int FINE = 0x8CF0B0;
    private static final int CLAMPED = 0xFFD166;
    private static final int REFUSED = 0xFF6B60;
    private static final double FROM_BOTTOM = 48;
    private static final double FROM_LEFT = 12;

    @Reference(name = "telemetry", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile Telemetry telemetry;

    @Override
    public String name() {
        return "safety";
    }

    @Override
    public void draw(Canvas canvas) {
        Telemetry watched = telemetry;
        if (watched == null) {
            return;
        }
        Optional<Verdict> verdict = watched.latest().flatMap(ArmSample::verdict);
        Pixel at = new Pixel(FROM_LEFT, canvas.height() - FROM_BOTTOM);
        Optional<Verdict.Finding> finding = verdict.flatMap(
                given -> given.findings().stream().max(java.util.Comparator.comparing(Verdict.Finding::effect)));
        if (finding.isEmpty()) {
            canvas.label(at, "safety ok", FINE);
        } else if (finding.get().effect() == Verdict.Effect.CLAMPED) {
            canvas.label(at, "safety: " + finding.get().rule() + " limits", CLAMPED);
        } else {
            canvas.label(at, "safety: " + finding.get().rule() + " refuses", REFUSED);
        }
    }
}
