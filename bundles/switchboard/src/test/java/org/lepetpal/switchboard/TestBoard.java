package org.lepetpal.switchboard;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.swap.Applicant;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.ClassNeeds;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.telemetry.LoopStretch;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.timebase.SteppedTimebase;

/** A board without a framework, in stepped time: candidates come and leave as the test says. */
final class TestBoard {
    static final String NOW = "2026-11-21T10:30:00Z";

    final Timebase time;
    final Board board;
    final List<ClassNeeds> needs = new CopyOnWriteArrayList<>();
    final List<Applicant> applicants = new CopyOnWriteArrayList<>();
    /** What the loop did, whatever the stretch. */
    volatile LoopStretch loop = new LoopStretch(7, 0, 90_000, 0);

    volatile ProbationRules rules = ProbationRules.DEFAULT;

    volatile boolean starting;
    volatile boolean stopping;
    final Set<String> pluggedIn = new HashSet<>();

    private long age;

    TestBoard(Path folder) {
        this(folder, new SteppedTimebase());
    }

    TestBoard(Path folder, Timebase time) {
        this.time = time;
        this.board = new Board(
                time,
                Clock.fixed(Instant.parse(NOW), ZoneOffset.UTC),
                new Choices(folder.resolve("data").resolve("choices.properties")),
                (from, until) -> loop,
                () -> rules,
                new Coverage(() -> needs),
                new Applicants(() -> applicants),
                new Instigator(() -> starting, () -> stopping, pluggedIn::contains),
                new ReceiptsFile(folder.resolve("data").resolve("receipts.txt")));
    }

    void pass(Duration span) {
        ((SteppedTimebase) time).advance(span);
        board.watch();
    }

    Tenant<Policy> policy(String name, String version, int ranking, Policy policy) {
        Conduct conduct = new Conduct(time);
        return new Tenant<>(
                candidate(SlotName.POLICY, name, version, ranking, false),
                new WatchedPolicy(policy, conduct, board.stage()),
                age++,
                conduct);
    }

    Tenant<Detector> detector(String name, Detector detector) {
        return detector(name, "1.0.0", detector);
    }

    Tenant<Detector> detector(String name, String version, Detector detector) {
        Conduct conduct = new Conduct(time);
        return new Tenant<>(
                candidate(SlotName.DETECTOR, name, version, 0, false),
                new WatchedDetector(detector, conduct),
                age++,
                conduct);
    }

    /** Draws below those that came before it. */
    Tenant<OverlayLayer> layer(String version, OverlayLayer layer) {
        Conduct conduct = new Conduct(time);
        WatchedLayer watched = new WatchedLayer(layer, conduct);
        return new Tenant<>(candidate(SlotName.OVERLAY, watched.name(), version, 0, false), watched, age++, conduct);
    }

    /** The one slot of layers. */
    LiveSlot<OverlayLayer> layers() {
        return board.slot(OverlayLayer.class);
    }

    /** All of them draw on one picture, as viewers' pictures are drawn. @return who did */
    List<String> draw(OverlayLayer.Canvas canvas) {
        List<String> drew = new ArrayList<>();
        for (Lease<OverlayLayer> lease : layers().takeAll()) {
            try (lease) {
                lease.service().draw(canvas);
                drew.add(lease.candidate().id());
            } catch (RuntimeException e) {
                // left out of this picture
            }
        }
        return drew;
    }

    <T> Tenant<T> tenant(SlotName slot, String name, String version, int ranking, boolean simulated, T service) {
        return new Tenant<>(candidate(slot, name, version, ranking, simulated), service, age++, new Conduct(time));
    }

    /** A device as it comes out of the registry. */
    <T> Tenant<T> watched(SlotName slot, String name, boolean simulated, T service, Newcomer.Watched<T> watched) {
        Conduct conduct = new Conduct(time);
        return new Tenant<>(candidate(slot, name, "1.0.0", 0, simulated), watched.of(service, conduct), age++, conduct);
    }

    /** A device of this bundle. */
    <T> Tenant<T> device(SlotName slot, String name, String origin, boolean simulated, T service) {
        Candidate candidate = new Candidate(slot, name, "1.0.0", origin, 0, simulated, false);
        return new Tenant<>(candidate, service, age++, new Conduct(time));
    }

    /** One that is lent by these leases. */
    <T> Tenant<T> tenant(SlotName slot, String name, int ranking, T service, Leases leases) {
        return new Tenant<>(candidate(slot, name, "1.0.0", ranking, false), service, age++, new Conduct(time, leases));
    }

    private static Candidate candidate(SlotName slot, String name, String version, int ranking, boolean simulated) {
        return new Candidate(slot, name, version, "org.example." + name, ranking, simulated, false);
    }

    /** A slot whose services are mere words. */
    @SuppressWarnings("unchecked")
    LiveSlot<String> words(SlotName name) {
        return (LiveSlot<String>) board.slot(name);
    }

    CandidateState state(SlotName slot, String id) {
        return find(slot, id).state();
    }

    Candidate find(SlotName slot, String id) {
        return board.candidates(slot).stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static <T> Optional<T> active(Slot<T> slot) {
        return slot.take().map(lease -> {
            lease.close();
            return lease.service();
        });
    }

    static Optional<String> activeId(Slot<?> slot) {
        return slot.take().map(lease -> {
            lease.close();
            return ((Lease<?>) lease).candidate().id();
        });
    }
}
