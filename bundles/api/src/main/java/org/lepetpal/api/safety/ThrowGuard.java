package org.lepetpal.api.safety;

import org.osgi.annotation.versioning.ProviderType;

/** Says whether a ball may be thrown now. Unknown counts as no. Any thread; never blocks. */
@ProviderType
public interface ThrowGuard {
    /** Whether the arm stands still in a pose to throw from, with something in the gripper. */
    Answer readyToThrow();

    /** Whether nobody (dog, cat, person) is in sight, by detectors that look for all of them and saw a fresh frame. */
    Answer workspaceClear();

    /**
     * A yes or no with its reason.
     *
     * @param detail why, for people
     */
    record Answer(boolean yes, String detail) {
        public Answer {
            java.util.Objects.requireNonNull(detail, "detail");
        }
    }
}
