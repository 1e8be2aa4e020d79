package org.lepetpal.api.swap;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Knows what could fill each slot and decides what does. Any thread. */
@ProviderType
public interface Switchboard {
    /**
     * The slot that services of this type fill.
     *
     * @throws SecurityException for the arm, when the caller's bundle is not the safety kernel's
     * @throws IllegalArgumentException when there is no such slot
     */
    <T> Slot<T> slot(Class<T> service);

    /** All candidates of a slot, preferred first; after them those that are being loaded or were refused. */
    List<Candidate> candidates(SlotName slot);

    /** Those of them whose services are there, working or not, preferred first. */
    List<Candidate> present(SlotName slot);

    /**
     * Makes a candidate the operator's choice, kept across restarts. It stays the choice while it is away.
     *
     * @param nameOrId {@code name} or {@code name@version} of a present candidate
     * @throws IllegalArgumentException when there is no such candidate; the message lists those there are
     */
    SwapReceipt choose(SlotName slot, String nameOrId, String reason);

    /** The newest receipts, newest first; at most 200. */
    List<SwapReceipt> receipts();
}
