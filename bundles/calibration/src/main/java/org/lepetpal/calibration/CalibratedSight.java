package org.lepetpal.calibration;

import java.util.Optional;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.CameraSetups.Fit.State;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Sight;
import org.lepetpal.api.vision.SightStage;
import org.lepetpal.api.vision.Sighting;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The robot's sight with the place of the camera as it was taught. Where something was taught but does not fit, the place
 * is unknown; where nothing was, it is what the camera itself says.
 */
@Component(
        service = Sight.class,
        immediate = true,
        property = {"service.ranking:Integer=20", SightStage.KEY + "=" + SightStage.CALIBRATED})
public final class CalibratedSight implements Sight {
    private final CameraSetups setups;
    private final Latest<Sight> bare = new Latest<>();
    private volatile Optional<Made> newest = Optional.empty();

    @Activate
    public CalibratedSight(@Reference(name = "setups") CameraSetups setups) {
        this.setups = setups;
    }

    @Reference(
            name = "sight",
            target = "(!(" + SightStage.KEY + "=" + SightStage.CALIBRATED + "))",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addSight(Sight service) {
        bare.came(service);
    }

    void removeSight(Sight service) {
        bare.left(service);
    }

    @Override
    public Optional<Sighting> latest() {
        return bare.get().flatMap(Sight::latest).map(this::placed);
    }

    @Override
    public Optional<Frame> frame() {
        return bare.get().flatMap(Sight::frame);
    }

    /** The same sighting stays the same object, by which those who come often tell that nothing is new. */
    private Sighting placed(Sighting seen) {
        Optional<CameraCalibration> place = place(seen);
        if (place.equals(seen.calibration())) {
            return seen;
        }
        Optional<Made> known = newest;
        if (known.isPresent()
                && known.get().from() == seen
                && known.get().placed().calibration().equals(place)) {
            return known.get().placed();
        }
        Sighting placed = new Sighting(
                seen.camera(),
                seen.sequence(),
                seen.captureNanos(),
                seen.frameWidth(),
                seen.frameHeight(),
                place,
                seen.classes(),
                seen.detections());
        newest = Optional.of(new Made(seen, placed));
        return placed;
    }

    private Optional<CameraCalibration> place(Sighting seen) {
        State state = setups.fit(seen.camera()).state();
        return switch (state) {
            case NONE -> seen.calibration();
            case WAITING, UNCONFIRMED ->
                setups.of(seen.camera()).flatMap(CameraSetup::view).isPresent() ? Optional.empty() : seen.calibration();
            case FITS ->
                setups.of(seen.camera())
                        .flatMap(setup -> setup.view().map(view -> view.calibration()
                                .scaled(
                                        (double) seen.frameWidth() / setup.width(),
                                        (double) seen.frameHeight() / setup.height())))
                        .or(seen::calibration);
        };
    }

    private record Made(Sighting from, Sighting placed) {}
}
