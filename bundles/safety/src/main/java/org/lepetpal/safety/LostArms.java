package org.lepetpal.safety;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.lepetpal.api.arm.LostArm;

/** The arms that may hold while nobody can reach them, as their drivers say. Any thread; never blocks, but to let them go. */
final class LostArms {
    private final List<Stray> strays = new CopyOnWriteArrayList<>();

    void came(LostArm arm) {
        strays.add(new Stray(arm));
    }

    void left(LostArm arm) {
        strays.removeIf(stray -> stray.isOf(arm));
    }

    /** Whether there is one. */
    boolean any() {
        return !strays.isEmpty();
    }

    /** What is known of each, for people. */
    List<String> remarks() {
        return strays.stream().map(Stray::remark).toList();
    }

    /** A stop that removes power is not latched: the next one is told to them at once. */
    void spare() {
        strays.forEach(Stray::spare);
    }

    /**
     * Tells those to let go whose time it is. Takes seconds where a wire has to be opened first; one thread alone.
     *
     * @param wanted whether they are still to
     * @return whether one has confirmed it
     */
    boolean letGo(long nanos, BooleanSupplier wanted) {
        boolean confirmed = false;
        for (Stray stray : strays) {
            confirmed |= stray.letGo(nanos, wanted);
        }
        return confirmed;
    }
}
