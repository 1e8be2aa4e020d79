package org.lepetpal.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.model.ModelFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides who is to load a folder that nobody writes to any more. */
final class Judge {
    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

    private Judge() {}

    /** Blocks for as long as it takes to read all files. */
    static Finding judge(Finding found, List<ModelFormat> readers) {
        Place place = found.place();
        if (found.content().files().isEmpty()) {
            return found.refused("its folder is empty", readers);
        }
        try {
            Notes notes = Notes.of(place.folder());
            // Once for each content: a large model takes seconds.
            Optional<String> known = found.model().checksum();
            String checksum = known.isPresent() ? known.get() : Checksum.of(place.folder(), found.content());
            Finding read = found.read(checksum, notes);
            return reader(place, place.folder(), readers)
                    .map(format -> read.given(format, notes, readers))
                    .orElseGet(() -> read.refused(
                            new Stranger(place.slot(), place.folder(), found.content()).described(readers), readers));
        } catch (IOException e) {
            LOG.info("{} cannot be read", place.origin(), e);
            return found.refused("it cannot be read: " + FileTrouble.of(e), readers);
        }
    }

    /** Who would load the files of this folder; the first one that is asked and wants them. */
    static Optional<ModelFormat> reader(Place place, Path folder, List<ModelFormat> readers) {
        return readers.stream()
                .filter(format -> format.slot() == place.slot())
                .filter(format -> reads(format, folder))
                .findFirst();
    }

    /** Whether a format wants this folder; one that fails where it should say no does not. */
    static boolean reads(ModelFormat format, Path folder) {
        try {
            return format.reads(folder);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} fails where it should say no", format.factoryPid(), e);
            return false;
        }
    }
}
