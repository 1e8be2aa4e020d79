package org.lepetpal.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.TableMark;

/**
 * Every camera was taught the same, and fits until a test says otherwise; asked for all of them there is one, {@code front}.
 * Nothing more can be taught.
 */
public final class FakeCameraSetups implements CameraSetups {
    private static final Fit AS_TAUGHT = new Fit(Fit.State.FITS, "as taught");

    private final int width;
    private final int height;
    private final Optional<CameraSetup.View> view;
    private final List<PictureZone> zones;
    private final Map<String, Fit> fits = new ConcurrentHashMap<>();

    /**
     * Taught in pictures of this size, in pixels.
     *
     * @param place where every camera stands; empty where only zones were taught
     * @param zones of every camera's picture
     */
    public FakeCameraSetups(int width, int height, Optional<CameraCalibration> place, List<PictureZone> zones) {
        this.width = width;
        this.height = height;
        this.view = place.map(known -> new CameraSetup.View(known, List.of(), List.of()));
        this.zones = List.copyOf(zones);
    }

    /** From now on that camera fits so. */
    public void judge(String camera, Fit.State state, String detail) {
        fits.put(camera, new Fit(state, detail));
    }

    @Override
    public Optional<CameraSetup> of(String camera) {
        return Optional.of(new CameraSetup(camera, "test", width, height, 30, view, zones, 1, Instant.EPOCH));
    }

    @Override
    public List<CameraSetup> all() {
        return of("front").stream().toList();
    }

    @Override
    public Fit fit(String camera) {
        return fits.getOrDefault(camera, AS_TAUGHT);
    }

    @Override
    public CameraSetup teach(String camera, List<TableMark> marks, List<PictureZone> wanted) {
        throw new UnsupportedOperationException("it was taught already");
    }

    @Override
    public CameraSetup confirm(String camera) {
        throw new UnsupportedOperationException("there is nothing to confirm");
    }
}
