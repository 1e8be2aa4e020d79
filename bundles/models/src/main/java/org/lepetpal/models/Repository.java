package org.lepetpal.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.model.ModelFormat;
import org.lepetpal.api.model.ModelLibrary;
import org.lepetpal.api.model.ModelRefused;
import org.lepetpal.api.model.StoredModel;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The repository at work: looks every second, and has done what follows from it. */
final class Repository implements ModelLibrary, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Repository.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Settings settings;
    private final Timebase time;
    private final Timebase.Worker worker;
    private final Librarian librarian;
    private final Intake intake;
    private final Orders orders;
    private final Waiting waiting;
    private volatile Optional<String> trouble = Optional.empty();

    Repository(Settings settings, Timebase time, Supplier<List<ModelFormat>> readers, Orders orders, Waiting waiting) {
        this.settings = settings;
        this.time = time;
        this.librarian = new Librarian(settings.folder(), readers);
        this.intake = new Intake(settings, readers, () -> new Allowance(time::nanoTime, this::free));
        this.orders = orders;
        this.waiting = waiting;
        this.worker = time.worker("models", 4);
        worker.execute(this::open);
    }

    @Override
    public List<StoredModel> models() {
        return librarian.findings().stream().map(Finding::model).toList();
    }

    @Override
    public StoredModel add(SlotName slot, Optional<String> name, Optional<String> version, InputStream zip)
            throws ModelRefused, IOException {
        return intake.add(slot, name, version, zip);
    }

    ComponentHealth health() {
        if (trouble.isPresent()) {
            return health(Status.DEGRADED, trouble.get());
        }
        List<String> complaints = librarian.complaints();
        int models = librarian.findings().size();
        String count = models == 1 ? "1 model" : models + " models";
        return complaints.isEmpty()
                ? health(Status.OK, count)
                : health(Status.DEGRADED, count + "; " + String.join("; ", complaints));
    }

    /** What has been ordered stays so: models go on without the repository. */
    @Override
    public void close() {
        worker.close();
        waiting.clear();
    }

    private void open() {
        try {
            Files.createDirectories(settings.folder());
            intake.tidy();
        } catch (IOException e) {
            LOG.warn("the repository is not as it should be", e);
        }
        look();
    }

    private long free() throws IOException {
        return Files.getFileStore(settings.folder()).getUsableSpace();
    }

    private void look() {
        try {
            librarian.look(time.nanoTime());
            orders.follow(librarian.findings());
            waiting.show(librarian.findings(), librarian.misplaced());
            trouble = Optional.empty();
        } catch (IOException e) {
            if (trouble.isEmpty()) {
                LOG.warn("the models cannot be looked at", e);
            }
            trouble = Optional.of("the folder of the models cannot be read; the log says why");
        } finally {
            worker.after(LOOK_AGAIN, this::look);
        }
    }

    private static ComponentHealth health(Status status, String detail) {
        return ComponentHealth.of("models", status, detail);
    }
}
