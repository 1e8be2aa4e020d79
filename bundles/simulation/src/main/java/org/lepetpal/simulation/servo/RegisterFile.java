package org.lepetpal.simulation.servo;

/**
 * The memory of one servo. What lies below address 40, and the factory block from 80 on, is EEPROM: while Lock is 1 a
 * write to it works but is forgotten at the next power-up. One owner.
 */
final class RegisterFile {
    private static final int SIZE = 256;

    private final byte[] live = new byte[SIZE];
    private final byte[] eeprom = new byte[SIZE];
    private final boolean[] writable = new boolean[SIZE];
    private final boolean[] kept = new boolean[SIZE];

    RegisterFile() {
        for (Register register : Register.values()) {
            for (int i = 0; i < register.size; i++) {
                writable[register.address + i] = register.access != Register.Access.READ_ONLY;
                kept[register.address + i] = register.access == Register.Access.EEPROM;
            }
            store(eeprom, register, register.factoryValue);
        }
        powerUp();
    }

    /** Forgets what is not in EEPROM. */
    void powerUp() {
        System.arraycopy(eeprom, 0, live, 0, SIZE);
        set(Register.TORQUE_LIMIT, get(Register.MAX_TORQUE_LIMIT));
    }

    /** Everything as the factory set it, the id excepted. */
    void restoreFactory() {
        int id = get(Register.ID);
        for (Register register : Register.values()) {
            store(eeprom, register, register.factoryValue);
        }
        store(eeprom, Register.ID, id);
        powerUp();
    }

    /** Burns a value into EEPROM, as the factory or a calibration does. */
    void burn(Register register, int value) {
        store(eeprom, register, register.encode(value));
        set(register, value);
    }

    int get(Register register) {
        int word = live[register.address] & 0xFF;
        if (register.size == 2) {
            word |= (live[register.address + 1] & 0xFF) << 8;
        }
        return register.decode(word);
    }

    /** Sets a value from inside the servo: read-only registers too. */
    void set(Register register, int value) {
        store(live, register, register.encode(value));
    }

    /** What the host reads; beyond the end of the memory there are zeros. */
    byte[] read(int address, int length) {
        byte[] data = new byte[length];
        System.arraycopy(live, address, data, 0, Math.max(0, Math.min(length, SIZE - address)));
        return data;
    }

    /** What the host writes, byte by byte; bytes that cannot be written stay as they are. */
    void write(int address, byte[] data, int offset, int length) {
        for (int i = 0; i < length && address + i < SIZE; i++) {
            int at = address + i;
            if (writable[at]) {
                live[at] = data[offset + i];
                if (kept[at] && live[Register.LOCK.address] == 0) {
                    eeprom[at] = data[offset + i];
                }
            }
        }
    }

    private static void store(byte[] memory, Register register, int word) {
        memory[register.address] = (byte) word;
        if (register.size == 2) {
            memory[register.address + 1] = (byte) (word >> 8);
        }
    }
}
