package org.lepetpal.arm.so101;

import org.lepetpal.api.arm.Arm;

/** Where an arm that can serve is put on offer. */
@FunctionalInterface
interface ArmShelf {
    /** @return takes it off the shelf again, and returns once nobody uses it or patience has run out */
    Offer offer(Arm arm, boolean simulated);

    /** An arm on offer. */
    @FunctionalInterface
    interface Offer {
        void withdraw();
    }
}
