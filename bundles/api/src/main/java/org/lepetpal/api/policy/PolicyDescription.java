package org.lepetpal.api.policy;

import java.util.Map;
import java.util.Objects;
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
 */
public record PolicyDescription(
        String name, String version, Map<String, Set<String>> instructions, boolean freeText, UnitMode units) {
    /** A policy that counts in degrees, as the platform does. */
    public PolicyDescription(String name, String version, Map<String, Set<String>> instructions, boolean freeText) {
        this(name, version, instructions, freeText, UnitMode.DEGREES);
    }

    public PolicyDescription {
        Objects.requireNonNull(units, "units");
        if (name.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("policy name '" + name + "', version '" + version + "'");
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
