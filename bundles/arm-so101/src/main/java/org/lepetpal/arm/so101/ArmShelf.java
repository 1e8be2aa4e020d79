package org.lepetpal.arm.so101;

import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.LostArm;

/** Where an arm that can serve is put on offer. */
@FunctionalInterface
interface ArmShelf {
    /** @return takes it off the shelf again, and returns once nobody uses it or patience has run out */
    Offer offer(Arm arm, boolean simulated);

    /** Where it is said that an arm may hold with nobody to reach it. */
    @FunctionalInterface
    interface Notices {
        /** @return takes the notice back */
        Offer post(LostArm arm);
    }

    /** An arm on offer. */
    @FunctionalInterface
    interface Offer {
        void withdraw();
    }
}
