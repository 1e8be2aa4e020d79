package org.lepetpal.detector.yolo.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * One message in Protocol Buffers' wire format, walked field by field. Every length is checked against what holds it.
 * Format: protobuf.dev/programming-guides/encoding.
 */
final class Wire {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private final ByteBuffer data;
    private int field;
    private int type;
    private long number;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    Wire(ByteBuffer message) {
        data = message.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the next field. @return false at the end */
    boolean next() throws BadModelException {
        if (!data.hasRemaining()) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        type = (int) (tag & 7);
        if (field == 0 || tag >>> 32 != 0) {
            throw new BadModelException("the file is corrupt: it has a field without a number");
        }
        switch (type) {
            case VARINT -> number = varint();
            case FIXED64 -> {
                need(8);
                number = data.getLong();
            }
            case FIXED32 -> {
                need(4);
                number = data.getInt();
            }
            case BYTES -> {
                long length = varint();
                need(length);
                bytes = data.slice(data.position(), (int) length);
                data.position(data.position() + (int) length);
            }
            default -> throw new BadModelException("the file is corrupt: it has a field of unknown form " + type);
        }
        return true;
    }

    int field() {
        return field;
    }

    int type() {
        return type;
    }

    /** A number's value, if it is one. */
    long number() throws BadModelException {
        if (type == BYTES) {
            throw wrongForm();
        }
        return number;
    }

    /** The content of a string, bytes, message or packed field. */
    ByteBuffer bytes() throws BadModelException {
        if (type != BYTES) {
            throw wrongForm();
        }
        return bytes.duplicate();
    }

    String text() throws BadModelException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes()).toString();
        } catch (CharacterCodingException e) {
            throw new BadModelException("the file is corrupt: it has a text that is none", e);
        }
    }

    Wire message() throws BadModelException {
        return new Wire(bytes());
    }

    /** How many numbers a repeated field brings here: one, or those packed together. */
    long count(int fixedSize) throws BadModelException {
        if (type != BYTES) {
            return 1;
        }
        if (fixedSize > 0) {
            if (bytes.remaining() % fixedSize != 0) {
                throw wrongForm();
            }
            return bytes.remaining() / fixedSize;
        }
        return packed().length;
    }

    /** The values of a repeated whole number, alone or packed. */
    long[] packed() throws BadModelException {
        if (type != BYTES) {
            return new long[] {number};
        }
        Wire inner = new Wire(bytes);
        long[] values = new long[bytes.remaining()];
        int count = 0;
        while (inner.data.hasRemaining()) {
            values[count++] = inner.varint();
        }
        return Arrays.copyOf(values, count);
    }

    /** Reads this message as an entry of text by text (StringStringEntryProto). */
    void entryInto(Map<String, String> entries) throws BadModelException {
        String key = "";
        String value = "";
        while (next()) {
            if (field == 1) {
                key = text();
            } else if (field == 2) {
                value = text();
            }
        }
        entries.put(key, value);
    }

    private long varint() throws BadModelException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            need(1);
            byte part = data.get();
            value |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new BadModelException("the file is corrupt: it has a number that does not end");
    }

    private void need(long length) throws BadModelException {
        if (length < 0 || length > data.remaining()) {
            throw new BadModelException("the file is corrupt or cut short: a field is longer than what is left");
        }
    }

    private BadModelException wrongForm() {
        return new BadModelException("the file is corrupt: field " + field + " has the wrong form");
    }
}
