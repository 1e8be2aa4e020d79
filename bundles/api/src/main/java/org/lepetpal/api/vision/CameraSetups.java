package org.lepetpal.api.vision;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What operators taught the robot about its cameras, kept across restarts. Any thread. */
@ProviderType
public interface CameraSetups {
    /** What is in use for a camera; empty when nothing was taught. Never blocks. */
    Optional<CameraSetup> of(String camera);

    /**
     * What may bind an arm: what is in use for all cameras, and what was taught for a real camera that the simulated room's has
     * taken the place of ({@link #fit} is {@link Fit.State#NONE}), which binds a real arm only. The same list as long as nothing
     * changes. Never blocks.
     */
    List<CameraSetup> all();

    /** Whether what is in use fits the camera as it is now. Never blocks. */
    Fit fit(String camera);

    /**
     * Takes a new setup for a camera that delivers, in the place of the one before, which is kept as a back-up. Blocks
     * for the disk and some 100 ms of computing.
     *
     * @param marks 4…200 with which the camera's place is computed; none: the place that is known stays
     * @param zones all zones from now on
     * @return what is in use now
     * @throws IllegalArgumentException when the marks do not determine a camera, or something lies outside of the picture
     * @throws IllegalStateException when the camera does not deliver
     * @throws IOException when it cannot be stored; then nothing has changed
     */
    CameraSetup teach(String camera, List<TableMark> marks, List<PictureZone> zones) throws IOException;

    /**
     * Looks for the printed board in a camera's newest picture. Blocks for some 50 ms.
     *
     * @return the places on it that were found, for {@link #teach}; empty when it is not seen well enough
     * @throws IllegalStateException when the camera does not deliver
     */
    default List<TableMark> board(String camera) {
        return List.of();
    }

    /**
     * An operator says that a camera which seems to have moved has not, or that it does not matter: what its picture
     * shows now is what will be looked for at the next start.
     *
     * @throws IllegalStateException when nothing was taught for the camera, or it does not deliver
     * @throws IOException when it cannot be stored
     */
    CameraSetup confirm(String camera) throws IOException;

    /**
     * How a setup fits its camera.
     *
     * @param state whether it is used
     * @param detail for people
     */
    record Fit(State state, String detail) {
        /** Whether a setup is used. */
        public enum State {
            /** Nothing was taught, or nothing that is in use for the camera as it is now. */
            NONE,
            /** The camera has not delivered yet. */
            WAITING,
            /** Used. */
            FITS,
            /** The camera seems to have moved, or is another: its place counts as unknown until somebody confirms it. */
            UNCONFIRMED
        }
    }
}
