package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

/**
 * Whatever a loop asks for, in whatever state the arm is, nothing reaches it that breaks a limit. Every number stands
 * for one step of a {@link WildLoop}; {@code -Djqwik.tries.default=1000000} tries a million plans.
 */
class KernelPropertiesTest {
    @Property(shrinking = ShrinkingMode.BOUNDED)
    void noPacketBreaksALimit(@ForAll long start, @ForAll @Size(min = 2, max = 15) List<Long> steps) {
        WildLoop loop = new WildLoop(start, false);
        steps.forEach(loop::step);
        assertThat(loop.broken()).isEmpty();
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void noPacketBreaksALimitAroundSoftwareStops(
            @ForAll long start, @ForAll @Size(min = 2, max = 15) List<Long> steps) {
        WildLoop loop = new WildLoop(start, true);
        steps.forEach(loop::step);
        assertThat(loop.broken()).isEmpty();
    }
}
