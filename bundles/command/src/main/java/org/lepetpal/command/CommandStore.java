package org.lepetpal.command;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lepetpal.api.time.Timebase;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The commands that can still be asked about: at least the last {@value #KEPT}, and whatever is younger than an hour up to
 * {@value #MOST}. Ids are never used again. Any thread but the control loop's.
 *
 * <p>A component of its own, so that it outlives the loop's, which goes with its settings and with the safety kernel.
 */
@Component(service = CommandStore.class, immediate = true)
public final class CommandStore {
    static final int KEPT = 1_001;
    static final int MOST = 20_000;
    private static final Duration READABLE = Duration.ofHours(1);
    private static final Duration KEY_LIFE = Duration.ofMinutes(10);

    private final Timebase time;
    private final Map<UUID, CommandRecord> oldestFirst = new LinkedHashMap<>();
    private final Map<String, CommandRecord> byKey = new HashMap<>();
    private final Deque<String> keysOldestFirst = new ArrayDeque<>();

    @Activate
    public CommandStore(@Reference(name = "timebase") Timebase time) {
        this.time = time;
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
