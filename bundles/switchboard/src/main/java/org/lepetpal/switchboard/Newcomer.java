package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.lepetpal.api.health.Mishap;
import org.lepetpal.api.swap.Applicant;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One service that came to a slot, from its coming to its leaving. What is to be known of it is asked off every lock, by an executor of
 * the slot's choice; until it has answered, and where it fails to, it is shown as an applicant. Who answers late is taken late.
 */
final class Newcomer<T> implements Applicant {
    /** Who needs longer to say a constant is shown as failed; much, for a robot that starts has much to do. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Newcomer.class);

    private final LiveSlot<T> slot;
    private final Timebase time;
    private final Collection<Applicant> applicants;
    private final Arrival<T> arrival;
    /** Changed under this newcomer's lock, seen without it: {@link #application()} may be asked for under the house's. */
    private volatile Candidate candidate;

    private volatile Conduct conduct;
    private volatile Optional<String> refusal = Optional.empty();
    private Optional<Tenant<T>> tenant = Optional.empty();
    private boolean left;

    /**
     * What came.
     *
     * @param age rises with every newcomer; {@code service.id} will do
     * @param watched asks it what is to be known of it
     * @param asks where it is asked
     */
    record Arrival<T>(T service, long age, Watched<T> watched, Executor asks) {}

    /** Puts between a service and whoever uses it what watches its conduct. May ask the service, which may never answer. */
    @FunctionalInterface
    interface Watched<T> {
        T of(T service, Conduct conduct);
    }

    /**
     * @param applicants where it is shown while it is no tenant
     * @param candidate as its properties describe it
     */
    Newcomer(
            LiveSlot<T> slot,
            Timebase time,
            Collection<Applicant> applicants,
            Arrival<T> arrival,
            Candidate candidate) {
        this.slot = slot;
        this.time = time;
        this.applicants = applicants;
        this.arrival = arrival;
        this.candidate = candidate;
        this.conduct = new Conduct(time);
    }

    /** Has it asked, and taken when it has answered. */
    void come() {
        Conduct asked = conduct;
        applicants.add(this);
        arrival.asks().execute(() -> ask(asked));
    }

    /** A candidate that behaves badly already when it comes must not keep others from being tracked. */
    private void ask(Conduct asked) {
        try {
            T service = asked.ask(() -> arrival.watched().of(arrival.service(), asked), (_, _) -> List.of());
            take(service, asked);
        } catch (RuntimeException | Error e) {
            // Whatever it is: the thread ends here, and nobody else would tell.
            refuse(e);
        }
    }

    private synchronized void take(T service, Conduct asked) {
        if (left) {
            return;
        }
        Tenant<T> taken = new Tenant<>(candidate, service, arrival.age(), asked);
        tenant = Optional.of(taken);
        slot.come(taken);
        applicants.remove(this);
    }

    private synchronized void refuse(Throwable failure) {
        if (left) {
            LOG.debug("{} has left", candidate.id(), failure);
            return;
        }
        LOG.warn("{} is no candidate for {}", candidate.id(), slot.name().label(), failure);
        refusal = Optional.of("threw " + Mishap.of(failure).text());
    }

    /** Its properties changed: one that was refused gets another try. */
    synchronized void describe(Candidate changed) {
        candidate = changed;
        if (tenant.isPresent()) {
            slot.describe(tenant.get(), changed);
        } else if (refusal.isPresent()) {
            applicants.remove(this);
            conduct = new Conduct(time);
            refusal = Optional.empty();
            come();
        }
    }

    /** Its service goes. When it returns, nobody is given it any more. */
    void leave() {
        Optional<Tenant<T>> leaving;
        synchronized (this) {
            left = true;
            leaving = tenant;
        }
        applicants.remove(this);
        leaving.ifPresentOrElse(slot::leave, conduct::interrupt);
    }

    @Override
    public Candidate application() {
        long owing = conduct.owing(time.nanoTime()).orElse(0L);
        Optional<String> failure = refusal.or(() -> Optional.of(owing)
                .filter(nanos -> nanos > PATIENCE.toNanos())
                .map(nanos -> "has not said what it is for " + nanos / 1_000_000_000
                        + " s; it is taken should it still say so"));
        return Candidate.applying(
                candidate.slot(),
                candidate.name(),
                candidate.version(),
                candidate.origin(),
                failure.isPresent() ? CandidateState.FAILED : CandidateState.LOADING,
                failure.map(why -> "it " + why).orElse("it is being asked what it is"));
    }
}
