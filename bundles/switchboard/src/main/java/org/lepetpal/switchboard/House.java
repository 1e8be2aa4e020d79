package org.lepetpal.switchboard;

import java.util.function.Supplier;
import org.lepetpal.api.time.Timebase;

/**
 * What all slots share.
 *
 * @param lock under which changes are decided, in all slots, so that several can be changed as one; held for microseconds
 * @param choices the operator's; changed under the lock
 * @param stage where shadows are
 */
record House(
        Object lock,
        Timebase time,
        Choices choices,
        Receipts receipts,
        LoopView loop,
        Stage stage,
        Supplier<ProbationRules> rulesInForce) {
    ProbationRules rules() {
        return rulesInForce.get();
    }
}
