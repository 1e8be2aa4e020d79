package org.lepetpal.switchboard;

import java.util.Optional;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.lepetpal.api.swap.Agreement;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Lease;

/** One service that could fill a slot. */
final class Tenant<T> {
    private final T service;
    private final long age;
    private final Conduct conduct;
    private volatile Candidate candidate;
    /** Of that candidate, read once: every election compares it. */
    private volatile ComparableVersion version;

    private volatile Optional<String> failure = Optional.empty();
    /** What it got its newest other try after. */
    private volatile Optional<String> forgiven = Optional.empty();

    private volatile boolean irreplaceable;

    /**
     * @param age rises with every newcomer; {@code service.id} will do
     * @param conduct of this service
     */
    Tenant(Candidate candidate, T service, long age, Conduct conduct) {
        this.candidate = candidate;
        this.version = Preference.version(candidate.version());
        this.service = service;
        this.age = age;
        this.conduct = conduct;
    }

    T service() {
        return service;
    }

    /** As it described itself. */
    Candidate candidate() {
        return candidate;
    }

    String id() {
        return candidate.id();
    }

    /** As it shows itself in this state. @param agreement as a shadow */
    Candidate as(CandidateState state, String detail, Optional<Agreement> agreement) {
        Candidate known = candidate;
        return new Candidate(
                known.slot(),
                known.name(),
                known.version(),
                known.origin(),
                known.ranking(),
                known.simulated(),
                state,
                detail,
                conduct.latency(),
                agreement);
    }

    /** Its properties changed: whatever it did before, this one has done nothing wrong. */
    void describe(Candidate changed) {
        candidate = changed;
        version = Preference.version(changed.version());
        forgive();
    }

    ComparableVersion version() {
        return version;
    }

    long age() {
        return age;
    }

    Conduct conduct() {
        return conduct;
    }

    /** It did badly. */
    void fail(String reason) {
        failure = Optional.of(reason);
    }

    /** It did badly, and nobody who is less wanted is to take its place. */
    void failForAll(String reason) {
        fail(reason);
        irreplaceable = true;
    }

    /** Whether nobody who is less wanted may be active. */
    boolean irreplaceable() {
        return irreplaceable;
    }

    /** Whoever is well may be active in its place, however little he is wanted: the operator has said so. */
    void giveWay() {
        irreplaceable = false;
    }

    /** It gets another try. */
    void forgive() {
        if (failure.isPresent()) {
            forgiven = failure;
        }
        failure = Optional.empty();
        irreplaceable = false;
    }

    /** What it did badly before it got its newest other try; empty for who has had none. */
    Optional<String> forgiven() {
        return forgiven;
    }

    /** Why it is not to be taken; empty for who did nothing wrong. */
    Optional<String> failure() {
        return failure;
    }

    /** Lends it to the calling thread; takes no lock. */
    Lease<T> lend(boolean handOver) {
        return new Lent<>(this, conduct.leases().lend(), handOver);
    }

    private record Lent<T>(Tenant<T> tenant, Leases.Ticket ticket, boolean handOver) implements Lease<T> {
        @Override
        public T service() {
            return tenant.service;
        }

        @Override
        public Candidate candidate() {
            return tenant.candidate;
        }

        @Override
        public void close() {
            ticket.close();
        }
    }
}
