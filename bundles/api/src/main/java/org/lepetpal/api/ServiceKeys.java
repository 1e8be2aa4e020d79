package org.lepetpal.api;

/**
 * Keys of the service properties that candidates for a slot carry. Of several the one with the highest {@code service.ranking} is
 * preferred; a policy that ranks below 0 is active only while the operator chooses it, even where nobody else is there.
 */
public final class ServiceKeys {
    /** Name of a candidate within its slot, for example {@code scripted}; lower case, stable. Type: String. */
    public static final String NAME = "robot.name";

    /** Version of a candidate, for example {@code 1.0.0}. Type: String; the bundle's version when absent. */
    public static final String VERSION = "robot.version";

    /** {@code true} where the service stands for a simulated device. Type: Boolean; false when absent. */
    public static final String SIMULATED = "robot.simulated";

    /** Where a candidate comes from, for people, if not from its bundle alone: {@code models/detector/dogs/2}. Type: String. */
    public static final String ORIGIN = "robot.origin";

    /**
     * What people should know of a candidate that serves all the same, for example what its model's files leave open; shown as its
     * {@link org.lepetpal.api.swap.Candidate#detail()}. Type: String; absent where there is nothing to say.
     */
    public static final String REMARK = "robot.remark";

    private ServiceKeys() {}
}
