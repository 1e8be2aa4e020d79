package org.lepetpal.lerobot.checkpoint;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalLong;
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

    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    public int bytes() {
        return bytes;
    }

    /** The number at {@code index} in single precision; integers and truth values as they count. */
    float read(MemorySegment bytes, long index) {
        return switch (this) {
            case F64 -> (float) bytes.get(DOUBLE, index * Double.BYTES);
            case F32 -> bytes.get(FLOAT, index * Float.BYTES);
            case F16 -> Float.float16ToFloat(bytes.get(SHORT, index * Short.BYTES));
            case BF16 -> Float.intBitsToFloat(bytes.get(SHORT, index * Short.BYTES) << Short.SIZE);
            case I64 -> bytes.get(LONG, index * Long.BYTES);
            case I32 -> bytes.get(INT, index * Integer.BYTES);
            case U8, BOOL -> bytes.get(ValueLayout.JAVA_BYTE, index) & 0xFF;
        };
    }

    /** Where the first of {@code count} numbers lies whose exponent is that of NaN and infinity. */
    OptionalLong firstNonFinite(MemorySegment bytes, long count) {
        for (long i = 0; i < count; i++) {
            boolean finite =
                    switch (this) {
                        case F64 -> Double.isFinite(bytes.get(DOUBLE, i * Double.BYTES));
                        case F32 -> Float.isFinite(bytes.get(FLOAT, i * Float.BYTES));
                        case F16 -> (bytes.get(SHORT, i * Short.BYTES) & 0x7C00) != 0x7C00;
                        case BF16 -> (bytes.get(SHORT, i * Short.BYTES) & 0x7F80) != 0x7F80;
                        case I64, I32, U8, BOOL -> true;
                    };
            if (!finite) {
                return OptionalLong.of(i);
            }
        }
        return OptionalLong.empty();
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
