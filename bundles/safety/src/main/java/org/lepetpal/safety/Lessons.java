package org.lepetpal.safety;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lepetpal.api.vision.CameraSetup;

/**
 * What operators taught about cameras, as far as it may bind the arm.
 *
 * @param all of it; the same list as long as nothing changes
 * @param used what is in use for cameras that are there, or are waited for
 * @param aside what was taught for a real camera while the simulated room's is in its place: what lies on the table lies there
 *     all the same, and in the way of a real arm
 */
record Lessons(List<CameraSetup> all, List<CameraSetup> used, List<CameraSetup> aside) {
    /** Nothing was taught. */
    static final Lessons NONE = of(List.of(), _ -> true);

    /** @param used whether a setup is in use */
    static Lessons of(List<CameraSetup> all, Predicate<CameraSetup> used) {
        Map<Boolean, List<CameraSetup>> parts = all.stream().collect(Collectors.partitioningBy(used));
        return new Lessons(all, parts.get(true), parts.get(false));
    }
}
