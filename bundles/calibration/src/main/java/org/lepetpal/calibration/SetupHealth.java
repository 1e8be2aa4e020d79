package org.lepetpal.calibration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.vision.CameraSetup;

/** What was taught about cameras, and what of it cannot be used. */
record SetupHealth(SetupDesk desk) implements HealthSource {
    @Override
    public ComponentHealth health() {
        List<String> wrong = Stream.concat(desk.complaints().stream(), desk.doubts().values().stream())
                .toList();
        if (!wrong.isEmpty()) {
            return ComponentHealth.of("calibration", Status.DEGRADED, String.join("; ", wrong));
        }
        String all = desk.known().values().stream().map(SetupHealth::text).collect(Collectors.joining("; "));
        return all.isEmpty()
                ? ComponentHealth.of("calibration", Status.ABSENT, "nothing was taught about a camera")
                : ComponentHealth.of("calibration", Status.OK, all);
    }

    private static String text(Taught known) {
        CameraSetup setup = known.setup();
        Optional<String> place = setup.view().map(view -> "%d marks, error %.1f pixels, "
                .formatted(view.marks().size(), view.rmsError()));
        return "%s, version %d: %s%d zones; %s"
                .formatted(
                        setup.camera(),
                        setup.version(),
                        place.orElse("place not taught, "),
                        setup.zones().size(),
                        known.fit().detail());
    }
}
