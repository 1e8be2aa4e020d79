package org.lepetpal.api.swap;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where the operator has modules changed. Any thread but the control loop's: a call may wait, up to half a second a slot,
 * for those who still use what is replaced.
 */
@ProviderType
public interface SwapDesk {
    /**
     * Makes these the operator's choice, kept across restarts: all of it or, when it is refused, nothing. A choice stays
     * while its candidate is away. Who was failed and is chosen gets another try.
     *
     * @return one for each slot
     */
    List<SwapReceipt> swap(SwapOrder order) throws SwapRefused;

    /** The operator's choice, most wanted first; empty when it is the platform's. */
    List<String> choice(SlotName slot);

    /** Candidates that have gone, the newest first; at most 8. One that comes back is no longer among them. */
    List<Candidate> withdrawn(SlotName slot);

    /**
     * Lets a policy see what the active one sees, to compare them. One at a time; a new one begins at zero.
     *
     * @param nameOrId empty for nobody any more
     * @throws SwapRefused when there is no such candidate, it is the active one, or the slot has no shadows
     */
    void shadow(SlotName slot, Optional<String> nameOrId) throws SwapRefused;

    /** Makes the shadow active. */
    SwapReceipt promote(SlotName slot, String requestedBy, String reason) throws SwapRefused;

    /**
     * Makes active again what was so before the newest change, if it is still there; while those are active that somebody has asked for,
     * what was so before he did.
     */
    SwapReceipt rollBack(SlotName slot, String requestedBy, String reason) throws SwapRefused;
}
