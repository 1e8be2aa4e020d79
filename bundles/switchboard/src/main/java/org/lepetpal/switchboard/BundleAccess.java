package org.lepetpal.switchboard;

import java.util.List;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.Switchboard;

/** The switchboard as one bundle sees it: only the safety kernel's gets the arm. */
record BundleAccess(Board board, String bundle) implements Switchboard {
    /** The one bundle that may hold the arm. */
    static final String SAFETY = "org.lepetpal.safety";

    @Override
    public <T> Slot<T> slot(Class<T> service) {
        if (service == Arm.class && !bundle.equals(SAFETY)) {
            throw new SecurityException("only " + SAFETY + " may hold the arm, not " + bundle);
        }
        return board.slot(service);
    }

    @Override
    public List<Candidate> candidates(SlotName slot) {
        return board.candidates(slot);
    }

    @Override
    public List<Candidate> present(SlotName slot) {
        return board.present(slot);
    }

    @Override
    public SwapReceipt choose(SlotName slot, String nameOrId, String reason) {
        return board.choose(slot, nameOrId, Board.BUNDLE + ":" + bundle, reason);
    }

    @Override
    public List<SwapReceipt> receipts() {
        return board.receipts();
    }
}
