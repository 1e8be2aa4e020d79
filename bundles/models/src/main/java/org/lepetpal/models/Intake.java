package org.lepetpal.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.lepetpal.api.model.ModelFormat;
import org.lepetpal.api.model.ModelRefused;
import org.lepetpal.api.model.ModelRefused.Reason;
import org.lepetpal.api.model.StoredModel;
import org.lepetpal.api.swap.SlotName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes uploads in. All of an upload happens in a hidden folder of the repository, which is on the same disk: the last step is
 * a renaming, so that a model is there whole or not at all, whenever the process ends.
 */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final String STAGE = ".incoming";

    private final Path root;
    private final Parcel parcels;
    private final Supplier<List<ModelFormat>> readers;
    private final Supplier<Allowance> allowances;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** @param allowances one for each upload that begins */
    Intake(Settings settings, Supplier<List<ModelFormat>> readers, Supplier<Allowance> allowances) {
        this.root = settings.folder();
        this.parcels = new Parcel(settings);
        this.readers = readers;
        this.allowances = allowances;
    }

    /** Takes away what an end of the process in the middle of an upload has left. */
    void tidy() throws IOException {
        Removal.of(root.resolve(STAGE));
    }

    StoredModel add(SlotName slot, Optional<String> name, Optional<String> version, InputStream upload)
            throws IOException, ModelRefused {
        if (!busy.compareAndSet(false, true)) {
            throw new ModelRefused(Reason.BUSY, "Another model is being taken in; one at a time");
        }
        try {
            return takeIn(slot, name, version, upload);
        } finally {
            busy.set(false);
        }
    }

    private StoredModel takeIn(SlotName slot, Optional<String> name, Optional<String> version, InputStream upload)
            throws IOException, ModelRefused {
        Files.createDirectories(root.resolve(STAGE));
        Path stage = Files.createTempDirectory(root.resolve(STAGE), "upload");
        try {
            Path zip = stage.resolve("upload.zip");
            Allowance allowance = allowances.get();
            parcels.receive(upload, zip, allowance);
            Path files = parcels.unpack(zip, Files.createDirectory(stage.resolve("files")), allowance);
            return shelve(slot, name, version, files);
        } finally {
            try {
                Removal.of(stage);
            } catch (IOException e) {
                LOG.warn("what was uploaded is in the way until the next start: {}", e.getMessage());
            }
        }
    }

    private StoredModel shelve(SlotName slot, Optional<String> name, Optional<String> version, Path files)
            throws IOException, ModelRefused {
        Notes notes = notes(files);
        Place place = Place.of(
                root, slot, required("name", name.or(notes::name)), required("version", version.or(notes::version)));
        Content content = Content.of(files);
        List<ModelFormat> able = readers.get();
        if (content.files().isEmpty()) {
            throw new ModelRefused(Reason.UNREADABLE, "The zip has no files");
        }
        if (Judge.reader(place, files, able).isEmpty()) {
            throw new ModelRefused(
                    Reason.UNREADABLE,
                    "As a model for " + slot.label() + ", " + new Stranger(slot, files, content).described(able));
        }
        String checksum = Checksum.of(files, content);
        protect(files, content);
        move(files, place);
        LOG.info("{} was uploaded; its SHA-256 is {}", place.origin(), checksum);
        return new StoredModel(
                slot,
                place.name(),
                place.version(),
                place.origin(),
                Optional.of(checksum),
                content.bytes(),
                notes.licence(),
                notes.settings(slot));
    }

    private static Notes notes(Path files) throws ModelRefused {
        try {
            return Notes.of(files);
        } catch (IOException e) {
            LOG.debug("notes", e);
            throw new ModelRefused(Reason.UNREADABLE, "The model cannot be read: " + FileTrouble.of(e));
        }
    }

    private static String required(String what, Optional<String> text) throws ModelRefused {
        String given = text.orElse("");
        if (!Place.isName(given)) {
            throw new ModelRefused(
                    Reason.NO_NAME,
                    (given.isEmpty()
                                    ? "The model's " + what + " is missing: give it, or have it in model.json"
                                    : "'" + given + "' is no " + what + " for a model")
                            + "; it is made of letters, digits and . _ + -, 64 at most");
        }
        return given;
    }

    /** A model in use is mapped into memory: who writes into its files pulls it away from under the robot. */
    private static void protect(Path files, Content content) {
        for (String name : content.files().keySet()) {
            if (!files.resolve(name).toFile().setWritable(false, false)) {
                LOG.debug("{} stays writable", name);
            }
        }
    }

    private void move(Path files, Place place) throws IOException, ModelRefused {
        if (Files.exists(place.folder())) {
            throw new ModelRefused(
                    Reason.DUPLICATE,
                    "There is a " + place.name() + "@" + place.version() + " for "
                            + place.slot().label() + " already; give this one another version");
        }
        Files.createDirectories(place.folder().getParent());
        Files.move(files, place.folder(), StandardCopyOption.ATOMIC_MOVE);
    }
}
