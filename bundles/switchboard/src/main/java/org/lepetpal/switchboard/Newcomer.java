package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.lepetpal.api.health.Mishap;
import org.lepetpal.api.swap.Applicant;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.time.Backoff;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One service that came to a slot, from its coming to its leaving. What is to be known of it is asked off every lock, where the slot says, and then it
 * is tried; until it has answered, and where it fails to, it is shown as an applicant. Who answers late is taken late.
 */
final class Newcomer<T> implements Applicant {
    /** Who needs longer to say a constant is shown as failed; much, for a robot that starts has much to do. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** For how long who takes it down waits for what it is asked. */
    private static final Duration WITHDRAWAL = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(Newcomer.class);

    private final LiveSlot<T> slot;
    private final Timebase time;
    private final Collection<Applicant> applicants;
    private final Arrival<T> arrival;
    /** Changed under this newcomer's lock, seen without it: {@link #application()} may be asked for under the house's. */
    private volatile Candidate candidate;

    private volatile Conduct conduct;
    private volatile Optional<String> refusal = Optional.empty();
    /** By which it goes, where that is not for its properties to say. */
    private volatile Optional<String> ownName = Optional.empty();

    /** Empty until it has said what it is. */
    private volatile Optional<Audition> audition = Optional.empty();

    /** Between one trial that it failed and the next. */
    private final Backoff waits = Revival.waits();
    /** When it is tried again, if it is needed then; empty unless it failed when it was tried. */
    private OptionalLong dueNanos = OptionalLong.empty();

    private Optional<Tenant<T>> tenant = Optional.empty();
    private boolean left;

    /**
     * What came.
     *
     * @param age rises with every newcomer; {@code service.id} will do
     * @param manner how it is asked
     */
    record Arrival<T>(T service, long age, Manner<T> manner) {}

    /**
     * How newcomers of a slot are asked.
     *
     * @param watched asks one what is to be known of it
     * @param tried tries what that gave
     * @param asks where both is done
     */
    record Manner<T>(Watched<T> watched, Function<T, Audition> tried, Asks asks) {}

    /** Calls it until it says that it is done. */
    @FunctionalInterface
    interface Asks {
        void until(BooleanSupplier done);
    }

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
        applicants.add(this);
        arrival.manner().asks().until(new Interview(conduct));
    }

    /** Asks it what it is, and then tries it for as long as that takes. */
    private final class Interview implements BooleanSupplier {
        private final Conduct asked;
        private Optional<T> service = Optional.empty();
        private Audition trial = Audition.NONE;

        private Interview(Conduct asked) {
            this.asked = asked;
        }

        /** A candidate that behaves badly already when it comes must not keep others from being tracked. */
        @Override
        public boolean getAsBoolean() {
            boolean over = true;
            try {
                over = hasLeft() || passed();
            } catch (RuntimeException | Error e) {
                // Whatever it is: the thread ends here, and nobody else would tell.
                refuse(e);
            } finally {
                if (over) {
                    end();
                }
            }
            return over;
        }

        private boolean passed() {
            if (service.isEmpty()) {
                T known = asked.ask(() -> arrival.manner().watched().of(arrival.service(), asked), Inferences.none());
                known(known);
                trial = arrival.manner().tried().apply(known);
                service = Optional.of(known);
                audition = Optional.of(trial);
            }
            if (!trial.passed()) {
                return false;
            }
            // First, for it may never end: that is not to be owed by who serves already.
            end();
            take(service.get(), asked);
            return true;
        }

        private void end() {
            Audition ending = trial;
            trial = Audition.NONE;
            try {
                ending.close();
            } catch (RuntimeException | LinkageError e) {
                LOG.debug("the trial of {} could not be ended", candidate.id(), e);
            }
        }
    }

    private synchronized void known(T service) {
        ownName = service instanceof Named named ? Optional.of(named.name()) : Optional.empty();
        candidate = called(candidate);
    }

    private Candidate called(Candidate described) {
        return ownName.map(name -> new Candidate(
                        described.slot(),
                        name,
                        described.version(),
                        described.origin(),
                        described.ranking(),
                        described.simulated(),
                        described.state(),
                        described.detail(),
                        described.latency(),
                        described.agreement()))
                .orElse(described);
    }

    private synchronized boolean hasLeft() {
        return left;
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
        refusal = Optional.of("threw " + Mishap.of(failure).text()
                + audition.map(_ -> ", when it was tried on what the robot sees")
                        .orElse(""));
        if (audition.isPresent()) {
            dueNanos = OptionalLong.of(time.nanoTime() + waits.next().toNanos());
        }
    }

    /** Its properties changed: one that was refused gets another try. */
    synchronized void describe(Candidate changed) {
        if (left) {
            return;
        }
        candidate = called(changed);
        if (tenant.isPresent()) {
            slot.describe(tenant.get(), candidate);
        } else {
            waits.reset();
            again();
        }
    }

    /** Has it tried once more where it failed at that, has waited since, and nobody has its place. Often; cheap. */
    synchronized void retry(long nowNanos) {
        if (dueNanos.isPresent() && nowNanos - dueNanos.getAsLong() >= 0 && isNeeded() && again()) {
            LOG.info("nobody else is there: {} is tried again", candidate.id());
        }
    }

    /** Another detector may see what it saw; what a layer draws, none of another name does. */
    private boolean isNeeded() {
        return slot.activeTenants().stream()
                .noneMatch(active -> slot.name() != SlotName.OVERLAY
                        || active.candidate().name().equals(candidate.name()));
    }

    /** Has it asked once more, where it was refused. @return whether it was */
    synchronized boolean again() {
        if (left || refusal.isEmpty()) {
            return false;
        }
        applicants.remove(this);
        conduct = new Conduct(time);
        refusal = Optional.empty();
        audition = Optional.empty();
        dueNanos = OptionalLong.empty();
        come();
        return true;
    }

    /** Its service goes. When it returns, nobody is given it any more, and nobody asks it, or {@link #WITHDRAWAL} is over. */
    void leave() {
        Optional<Tenant<T>> leaving;
        Conduct asked;
        synchronized (this) {
            left = true;
            leaving = tenant;
            asked = conduct;
        }
        applicants.remove(this);
        leaving.ifPresentOrElse(slot::leave, () -> withdraw(asked));
    }

    private void withdraw(Conduct asked) {
        asked.leases().close();
        if (!asked.leases().awaitBack(WITHDRAWAL)) {
            asked.interrupt();
            LOG.warn("{} has gone, and still owes an answer after {} ms", candidate.id(), WITHDRAWAL.toMillis());
        }
    }

    @Override
    public Candidate application() {
        Optional<String> failure = refusal.or(this::overdue);
        return Candidate.applying(
                candidate.slot(),
                candidate.name(),
                candidate.version(),
                candidate.origin(),
                failure.isPresent() ? CandidateState.FAILED : CandidateState.LOADING,
                failure.map(why -> "it " + why)
                        .orElse(
                                audition.isPresent()
                                        ? "it is tried on what the robot sees"
                                        : "it is being asked what it is"));
    }

    private Optional<String> overdue() {
        Optional<Audition> tried = audition;
        Duration patience = tried.map(Audition::patience).orElse(PATIENCE);
        return conduct.owing(time.nanoTime())
                .filter(nanos -> nanos > patience.toNanos())
                .map(nanos -> nanos / 1_000_000_000 + " s; it is ")
                .map(span -> tried.map(trial -> "has not answered what it was tried with for " + span
                                + (trial.takesLate() ? "taken" : "refused") + " should it still answer")
                        .orElse("has not said what it is for " + span + "taken should it still say so"));
    }
}
