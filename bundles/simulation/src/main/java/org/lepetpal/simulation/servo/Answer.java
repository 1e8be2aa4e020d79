package org.lepetpal.simulation.servo;

import java.util.OptionalInt;

/**
 * What a servo wants to say, before it is bytes on the wire.
 *
 * @param id of the servo
 * @param error alarm bits, 0…255
 * @param address of the first byte of data; empty for an answer that carries no registers
 * @param data what was read; empty for an acknowledgement
 */
public record Answer(int id, int error, OptionalInt address, byte[] data) {
    private static final byte[] NOTHING = {};

    /** An answer without data. */
    static Answer acknowledgement(int id, int error) {
        return new Answer(id, error, OptionalInt.empty(), NOTHING);
    }

    /** The same with more alarm bits. */
    public Answer withError(int bits) {
        return new Answer(id, error | bits, address, data);
    }

    /** What it says about a register, when all of the register is in it. */
    public OptionalInt value(Register register) {
        int at = address.orElse(Integer.MAX_VALUE);
        int index = register.address - at;
        if (index < 0 || index + register.size > data.length) {
            return OptionalInt.empty();
        }
        int word = data[index] & 0xFF;
        if (register.size == 2) {
            word |= (data[index + 1] & 0xFF) << 8;
        }
        return OptionalInt.of(register.decode(word));
    }

    /** The same with another value of a register, as far as the register is in it. */
    public Answer with(Register register, int value) {
        if (address.isEmpty()) {
            return this;
        }
        byte[] changed = data.clone();
        int word = register.encode(value);
        for (int i = 0; i < register.size; i++) {
            int index = register.address + i - address.getAsInt();
            if (index >= 0 && index < changed.length) {
                changed[index] = (byte) (word >> 8 * i);
            }
        }
        return new Answer(id, error, address, changed);
    }

    Reply reply() {
        return new Reply(id, Packet.status(id, error, data), 0);
    }
}
