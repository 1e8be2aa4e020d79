package org.lepetpal.policy.smolvla.checkpoint;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Types of number that a checkpoint's tensors are read in. Names are the file format's. */
public enum ElementType {
    F64(8),
    F32(4),
    F16(2),
    BF16(2),
    I64(8),
    I32(4),
    U8(1),
    BOOL(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    public int bytes() {
        return bytes;
    }

    /** @throws BadCheckpointException for a type that is none of these */
    static ElementType of(String tensor, String name) throws BadCheckpointException {
        for (ElementType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw new BadCheckpointException("tensor " + tensor + " has dtype '" + name + "'; allowed are "
                + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", ")));
    }
}
