package org.lepetpal.switchboard;

import java.util.List;

/**
 * By which choice what was active before a change is active again.
 *
 * @param slot whose change it was
 * @param from ids of what was active before
 * @param choiceBefore of the operator, before the change
 */
record WayBack<T>(LiveSlot<T> slot, List<String> from, List<String> choiceBefore) {
    /** Those who were active and are not there any more. */
    List<String> gone() {
        return from.stream().filter(id -> slot.find(id).isEmpty()).toList();
    }

    /**
     * The operator's choice of before, where that leads back; else the names of those who were active and are still there, or of
     * all where none is.
     */
    List<String> choice() {
        List<String> there =
                from.stream().filter(id -> slot.find(id).isPresent()).toList();
        boolean known = choiceBefore.stream().allMatch(name -> slot.find(name).isPresent());
        if (known && slot.wouldBeActive(choiceBefore).equals(there)) {
            return choiceBefore;
        }
        return (there.isEmpty() ? from : there).stream().map(slot::shortest).toList();
    }
}
