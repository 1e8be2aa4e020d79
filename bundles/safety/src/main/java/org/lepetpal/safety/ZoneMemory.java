package org.lepetpal.safety;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * Who is in the marked zone as far as is known. Each setting that is saved makes another kernel; whom nobody looks for any
 * more must not be forgotten by that. Hence a component of its own, which has no settings and needs nobody.
 */
@Component(service = ZoneMemory.class, immediate = true, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class ZoneMemory {
    private final AtomicReference<Intruders> known = new AtomicReference<>(Intruders.NOBODY);

    Intruders known() {
        return known.get();
    }

    /** @return whether it was {@code before} that was known, and is {@code now} from now on */
    boolean learn(Intruders before, Intruders now) {
        return known.compareAndSet(before, now);
    }

    /** Another kernel watches: whoever does not concern it is forgotten, and the newest sighting is looked at anew. */
    void keep(Predicate<Intruder> concerns) {
        known.updateAndGet(before -> before.only(concerns));
    }
}
