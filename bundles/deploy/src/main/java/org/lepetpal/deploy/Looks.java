package org.lepetpal.deploy;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Looks at {@code deploy/}, and keeps what is in it when the robot has taken it well. One thread. */
final class Looks {
    private final DeployFolder folder;
    private final Turn turn;
    private final Wellness wellness;
    private final Keep keep;

    /** Keeps the plug-ins of now. */
    @FunctionalInterface
    interface Keep {
        void keep() throws IOException;
    }

    /** @param turn whose it is to use the folder */
    Looks(DeployFolder folder, Turn turn, Wellness wellness, Keep keep) {
        this.folder = folder;
        this.turn = turn;
        this.wellness = wellness;
        this.keep = keep;
    }

    /**
     * One look.
     *
     * @param unproven whether something may end the process yet
     * @return whether what is there was kept
     */
    boolean look(BooleanSupplier unproven) throws IOException {
        return turn.patiently(() -> {
            folder.look();
            boolean due = wellness.isDue(folder.changes(), unproven.getAsBoolean());
            if (due) {
                // In the same turn: what is let in between has proved nothing.
                keep.keep();
                wellness.kept();
            }
            return due;
        });
    }
}
