package org.lepetpal.api.policy;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.lepetpal.api.arm.UnitMode;

/**
 * What a policy is.
 *
 * @param name for example {@code scripted}
 * @param version for example {@code 1.0.0}
 * @param instructions what it serves, lower case, each with the detector classes that it needs for it
 * @param freeText whether it takes any other text as well
 * @param units in which it was made or trained; its chunks are in degrees all the same
 * @param inferenceRateHz how often it wishes to be asked per second, 1…50; its chunks then last until the next question. Empty:
 *     as often as the robot asks policies, which is also the most that it can wish for
 */
public record PolicyDescription(
        String name,
        String version,
        Map<String, Set<String>> instructions,
        boolean freeText,
        UnitMode units,
        OptionalDouble inferenceRateHz) {
    private static final double SLOWEST_HZ = 1;
    private static final double FASTEST_HZ = 50;

    /** A policy that is asked as often as the robot asks policies. */
    public PolicyDescription(
            String name, String version, Map<String, Set<String>> instructions, boolean freeText, UnitMode units) {
        this(name, version, instructions, freeText, units, OptionalDouble.empty());
    }

    /** A policy that counts in degrees, as the platform does. */
    public PolicyDescription(String name, String version, Map<String, Set<String>> instructions, boolean freeText) {
        this(name, version, instructions, freeText, UnitMode.DEGREES);
    }

    public PolicyDescription {
        Objects.requireNonNull(units, "units");
        if (name.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("policy name '" + name + "', version '" + version + "'");
        }
        if (inferenceRateHz.isPresent()
                && !(inferenceRateHz.getAsDouble() >= SLOWEST_HZ && inferenceRateHz.getAsDouble() <= FASTEST_HZ)) {
            throw new IllegalArgumentException(
                    name + " wishes to be asked at " + inferenceRateHz.getAsDouble() + " Hz, which is not in 1…50");
        }
        instructions = Map.copyOf(instructions);
        for (String instruction : instructions.keySet()) {
            if (!instruction.equals(instruction.strip().toLowerCase(java.util.Locale.ROOT)) || instruction.isEmpty()) {
                throw new IllegalArgumentException("instruction '" + instruction + "' is not trimmed lower case");
            }
        }
    }

    /** Whether it takes this text, already trimmed, folded and in lower case. */
    public boolean serves(String instruction) {
        return freeText || instructions.containsKey(instruction);
    }

    /** Detector classes that it needs for this instruction. */
    public Set<String> needs(String instruction) {
        return instructions.getOrDefault(instruction, Set.of());
    }
}
