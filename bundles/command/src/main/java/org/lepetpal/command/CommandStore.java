package org.lepetpal.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.files.RobotHome;
import org.lepetpal.api.time.Timebase;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The commands that can still be asked about: at least the last {@value #KEPT}, and whatever is younger than an hour up to
 * {@value #MOST}. Ids are never used again. Any thread but the control loop's.
 *
 * <p>A component of its own, so that it outlives the loop's, which goes with its settings and with the safety kernel. The newest
 * {@value #JOURNALLED} are kept on the disk besides: who asks for one after this bundle, or the whole robot, went down and came up again
 * is told how it ended, and not that it never was.
 */
@Component(service = CommandStore.class, immediate = true)
public final class CommandStore {
    static final int KEPT = 1_001;
    static final int MOST = 20_000;
    /** Each acceptance and each end writes them all: few enough for a memory card, more than anybody has open. */
    static final int JOURNALLED = 100;

    private static final Duration READABLE = Duration.ofHours(1);
    private static final Duration KEY_LIFE = Duration.ofMinutes(10);

    private final Timebase time;
    private final Map<UUID, CommandRecord> oldestFirst = new LinkedHashMap<>();
    private final Map<String, CommandRecord> byKey = new HashMap<>();
    private final Deque<String> keysOldestFirst = new ArrayDeque<>();
    private final Journal journal;

    @Activate
    public CommandStore(BundleContext bundle, @Reference(name = "timebase") Timebase time) {
        this(time, new CommandFile(file(bundle)));
    }

    CommandStore(Timebase time, Archive archive) {
        this.time = time;
        this.journal = new Journal(time, archive, this::newest);
        journal.before().forEach(status -> oldestFirst.put(status.requestId(), new CommandRecord(time, status)));
    }

    private static Path file(BundleContext bundle) {
        return RobotHome.of(bundle::getProperty).data("command/newest.txt", bundle::getDataFile);
    }

    /** Nothing is added any more. */
    @Deactivate
    void close() {
        journal.close();
    }

    private synchronized List<CommandStatus> newest() {
        return oldestFirst.values().stream()
                .skip(Math.max(0, oldestFirst.size() - JOURNALLED))
                .map(CommandRecord::status)
                .toList();
    }

    synchronized Optional<CommandRecord> find(UUID id) {
        return Optional.ofNullable(oldestFirst.get(id));
    }

    /** What the same key was answered within the last ten minutes. */
    synchronized Optional<CommandRecord> answered(String key) {
        return Optional.ofNullable(byKey.get(key)).filter(record -> age(record) < KEY_LIFE.toNanos());
    }

    synchronized void add(CommandRecord record, Optional<String> key) {
        oldestFirst.put(record.id(), record);
        key.ifPresent(given -> {
            keysOldestFirst.remove(given);
            keysOldestFirst.add(given);
            byKey.put(given, record);
        });
        forget();
        journal.changed();
    }

    /** One has ended. Never blocks. */
    void ended() {
        journal.changed();
    }

    private void forget() {
        while (!keysOldestFirst.isEmpty() && age(byKey.get(keysOldestFirst.peek())) >= KEY_LIFE.toNanos()) {
            byKey.remove(keysOldestFirst.poll());
        }
        while (oldestFirst.size() > KEPT) {
            CommandRecord eldest = oldestFirst.values().iterator().next();
            boolean disposable = age(eldest) > READABLE.toNanos() || oldestFirst.size() > MOST;
            if (!eldest.isFinal() || !disposable) {
                return;
            }
            oldestFirst.remove(eldest.id());
        }
    }

    private long age(CommandRecord record) {
        return time.nanoTime() - record.acceptedNanos();
    }
}
