package org.lepetpal.api.swap;

import java.util.Locale;

/** What a candidate is at. */
public enum CandidateState {
    /** On its way: being loaded and warmed up. Cannot be chosen yet. */
    LOADING,
    /** Loaded, and in nobody's use. */
    WARM,
    /** In use. */
    ACTIVE,
    /** In use, and watched: the one before comes back if it does badly. */
    PROBATION,
    /** Sees what the active one sees and is compared with it; the arm never follows it. */
    SHADOW,
    /**
     * Did badly on probation: not taken again until it changes, or the operator insists. Or refused when it was loaded: not
     * there at all until it changes.
     */
    FAILED,
    /** Gone, but remembered. */
    WITHDRAWN;

    /** Lower case, as people and programs read it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
