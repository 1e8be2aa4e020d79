package org.lepetpal.policy.scripted;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.PictureZone.Kind;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sighting;

/**
 * Where things have to be, as somebody drew it into the camera's pictures: the bowl where bowls stand, a treat where treats
 * fall. What nobody drew forbids nothing.
 */
final class Zones {
    private static final Map<String, Kind> KINDS = Map.of("bowl", Kind.BOWL, "treat", Kind.TREAT_DROP);

    private final Supplier<Optional<CameraSetups>> setups;

    /** @param setups asked anew each time; empty where nothing can be drawn */
    Zones(Supplier<Optional<CameraSetups>> setups) {
        this.setups = setups;
    }

    /**
     * Whether a thing counts that is seen at a pixel of a sighting's picture.
     *
     * @param label its class
     */
    boolean allow(String label, Sighting sighting, Pixel at) {
        return setups.get()
                .flatMap(known -> known.of(sighting.camera()))
                .map(setup -> allow(setup, label, sighting, at))
                .orElse(true);
    }

    private static boolean allow(CameraSetup setup, String label, Sighting sighting, Pixel at) {
        List<PictureZone> drawn =
                Optional.ofNullable(KINDS.get(label)).map(setup::zones).orElse(List.of());
        Pixel taught = new Pixel(
                at.x() * setup.width() / sighting.frameWidth(), at.y() * setup.height() / sighting.frameHeight());
        return drawn.isEmpty() || drawn.stream().anyMatch(zone -> zone.contains(taught));
    }

    /** What the zone of a class is called; empty where it has none. */
    static Optional<String> name(String label) {
        return Optional.ofNullable(KINDS.get(label)).map(Kind::label);
    }
}
