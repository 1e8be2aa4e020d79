package org.lepetpal.api.swap;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A standing lease: for who uses what fills a slot over and over, as the control loop does in every tick. It is asked for
 * once, and then entered and left, turn by turn; neither waits for anybody or leaves anything to the collector, but for the turns
 * with which another service comes. What holds
 * of a {@link Lease} holds of a turn: it is never with a service that has been withdrawn before, and a withdrawal waits, up to
 * half a second, for the turn that is under way, unless it comes from the thread whose turn it is. It does not wait for the
 * next one. One caller at a time. Close it when it is used no more: until then it has a place with whom it was entered last.
 *
 * @param <T> the service
 */
@ProviderType
public interface Station<T> extends AutoCloseable {
    /**
     * Begins a turn with the active service; the preferred one where several are active. Leave in any case, and within 100 ms.
     *
     * @return empty where none is active, or it is closed, and then there is no turn; for as long as the same one is active, the same object
     * @throws IllegalStateException when the turn before has not been left
     */
    Optional<T> enter();

    /**
     * Whom the turn is with.
     *
     * @throws IllegalStateException outside of turns
     */
    Candidate candidate();

    /** Ends the turn. Idempotent; what {@link #enter} gave is not to be used any more. */
    void leave();

    /** Ends the turn, if there is one, and gives the place back: there are no turns from now on. Idempotent. */
    @Override
    void close();
}
