package org.lepetpal.video.sight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Detector;

/** A looker for each active detector, and those that have been let go and have not come back. Any thread. */
final class Lookers {
    private final Timebase time;
    private final Map<Detector, Looker> active = new IdentityHashMap<>();
    private final List<Looker> letGo = new ArrayList<>();

    Lookers(Timebase time) {
        this.time = time;
    }

    /** These detectors are active now, and no others. */
    synchronized void become(List<Lease<Detector>> leases) {
        List<Detector> detectors = leases.stream().map(Lease::service).toList();
        active.entrySet().removeIf(entry -> {
            boolean goes = detectors.stream().noneMatch(detector -> detector == entry.getKey());
            if (goes) {
                entry.getValue().letGo();
                letGo.add(entry.getValue());
            }
            return goes;
        });
        leases.forEach(lease -> active.computeIfAbsent(
                lease.service(), fresh -> new Looker(lease.candidate().id(), time)));
        letGo.removeIf(Looker::isIdle);
    }

    synchronized Looker of(Lease<Detector> lease) {
        return active.get(lease.service());
    }

    /** Those of active detectors. */
    synchronized Collection<Looker> active() {
        return List.copyOf(active.values());
    }

    /** Those that are not asked any more and still keep their threads. */
    synchronized List<Looker> stuck() {
        return letGo.stream().filter(looker -> !looker.isIdle()).toList();
    }
}
