package org.lepetpal.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.JointAngles;

/**
 * Postures in a row. Looked at anew in every tick, it uses the same ones again: their bodies would be most of what a tick
 * leaves to the collector. For the holder of the kernel's turn.
 */
final class Way {
    private final Supplier<Optional<Flesh>> flesh;
    private final List<Posture> postures = new ArrayList<>();
    private int length;

    Way(Supplier<Optional<Flesh>> flesh) {
        this.flesh = flesh;
    }

    void begin() {
        length = 0;
    }

    void add(JointAngles joints) {
        if (length == postures.size()) {
            postures.add(new Posture(joints, flesh));
        } else {
            postures.get(length).stand(joints);
        }
        length++;
    }

    Posture get(int index) {
        return postures.get(index);
    }

    int length() {
        return length;
    }
}
