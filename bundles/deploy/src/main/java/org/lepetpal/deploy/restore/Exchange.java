package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Path;

/** Takes a folder that was prepared into the place of another, by two moves: at any moment each of them is whole, somewhere. */
final class Exchange {
    private static final String DONE = ".done";

    private final Disk disk;
    private final Trees trees;

    Exchange(Disk disk) {
        this.disk = disk;
        this.trees = new Trees(disk);
    }

    /**
     * @param prepared not there where a start that was killed later on has done this
     * @param aside where goes what was there
     */
    void of(Path prepared, Path place, Path aside) throws IOException {
        if (!Trees.exists(prepared)) {
            return;
        }
        Path free = free(aside);
        if (Trees.exists(place)) {
            trees.move(place, free);
        }
        try {
            comeIn(prepared, place);
        } catch (IOException | RuntimeException e) {
            undo(free, place, e);
            throw e;
        }
    }

    /** On another disk it is done once it is no longer called what it was: one of which a kill has left a half would be taken for the whole. */
    private void comeIn(Path prepared, Path place) throws IOException {
        try {
            disk.move(prepared, place);
        } catch (AtomicMoveNotSupportedException e) {
            trees.copyWhole(prepared, place);
            disk.move(prepared, prepared.resolveSibling(prepared.getFileName() + DONE));
        }
    }

    /** What cannot be put back leaves what was there, rather than nothing. */
    private void undo(Path aside, Path place, Exception cause) {
        try {
            if (Trees.exists(aside) && !Trees.exists(place)) {
                trees.move(aside, place);
            }
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** Something may be there: what a start that was killed has moved; then what lies in the place is what has come since. */
    private static Path free(Path wished) {
        Path free = wished;
        for (int i = 2; Trees.exists(free); i++) {
            free = wished.resolveSibling(wished.getFileName() + "-" + i);
        }
        return free;
    }
}
