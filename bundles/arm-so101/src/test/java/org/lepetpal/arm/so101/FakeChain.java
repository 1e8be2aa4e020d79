package org.lepetpal.arm.so101;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.lepetpal.api.arm.Bus;

/** Six pretended servos that answer bytes; can lose, spoil or precede answers, and be pulled out. */
final class FakeChain implements Bus {
    final Map<Integer, ServoMemory> servos = new TreeMap<>();
    /** Every request in hex, oldest first. */
    final List<String> requests = new ArrayList<>();
    /** What becomes of the next replies, one each. */
    final List<UnaryOperator<byte[]>> spoilers = new ArrayList<>();

    /** Ids that two servos have: their answers overlap. */
    final Set<Integer> duplicates = new HashSet<>();

    private final Map<String, Runnable> onWrite = new HashMap<>();
    private final ByteArrayOutputStream late = new ByteArrayOutputStream();
    private boolean unplugged;
    private boolean closed;

    FakeChain() {
        add(1, 742, 3401, 2000);
        add(2, 900, 3200, 950);
        add(3, 900, 3100, 3000);
        add(4, 850, 3150, 2600);
        add(5, 0, 4095, 2047);
        add(6, 2019, 3510, 2200);
    }

    private void add(int id, int min, int max, int present) {
        servos.put(id, new ServoMemory(id, min, max, present));
    }

    void unplug(boolean out) {
        unplugged = out;
    }

    boolean closed() {
        return closed;
    }

    /** Somebody opens the port anew. */
    FakeChain reopen() {
        closed = false;
        return this;
    }

    /** As when nobody understands the speed. */
    FakeChain deaf() {
        servos.clear();
        return this;
    }

    /** Does this when that register is written, before it is. */
    void onWrite(int id, Register register, Runnable action) {
        onWrite.put(id + "/" + register.address(), action);
    }

    /** The next reply comes while the one after it is waited for. */
    void delayReply() {
        spoilers.add(reply -> {
            late.writeBytes(reply);
            return new byte[0];
        });
    }

    @Override
    public byte[] exchange(byte[] request, int replyLength, Duration timeout) throws IOException {
        if (unplugged || closed) {
            throw new IOException("the wire is gone");
        }
        requests.add(HexFormat.of().formatHex(request));
        byte[] overdue = late.toByteArray();
        late.reset();
        byte[] reply = answer(request);
        if (replyLength > 0 && !spoilers.isEmpty()) {
            reply = spoilers.removeFirst().apply(reply);
        }
        reply = join(overdue, reply);
        return Arrays.copyOf(reply, Math.min(reply.length, replyLength));
    }

    private byte[] answer(byte[] request) {
        int id = request[2] & 0xFF;
        int instruction = request[4] & 0xFF;
        byte[] params = Arrays.copyOfRange(request, 5, request.length - 1);
        return switch (instruction) {
            case 0x01 -> id == 0xFE ? all() : status(id, new byte[0]);
            case 0x02 -> servos.containsKey(id) ? status(id, servos.get(id).read(params[0], params[1])) : new byte[0];
            case 0x03 -> {
                onWrite.getOrDefault(id + "/" + params[0], () -> {}).run();
                byte[] acknowledgement = status(id, new byte[0]);
                boolean answers = servos.containsKey(id) && servos.get(id).get(Register.RESPONSE_STATUS_LEVEL) == 1;
                write(id, params[0], Arrays.copyOfRange(params, 1, params.length));
                yield answers ? acknowledgement : new byte[0];
            }
            case 0x82 -> syncRead(params);
            case 0x83 -> syncWrite(params);
            default -> throw new AssertionError("instruction " + instruction);
        };
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private byte[] all() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        servos.keySet().forEach(id -> out.writeBytes(status(id, new byte[0])));
        return out.toByteArray();
    }

    private byte[] syncRead(byte[] params) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 2; i < params.length; i++) {
            if (servos.containsKey((int) params[i])) {
                out.writeBytes(status(params[i], servos.get((int) params[i]).read(params[0], params[1])));
            }
        }
        return out.toByteArray();
    }

    private byte[] syncWrite(byte[] params) {
        int length = params[1];
        for (int at = 2; at < params.length; at += length + 1) {
            write(params[at], params[0], Arrays.copyOfRange(params, at + 1, at + 1 + length));
        }
        return new byte[0];
    }

    private void write(int id, int address, byte[] data) {
        ServoMemory servo = servos.get(id);
        if (servo != null && !servo.refuses(address)) {
            servo.write(address, data);
            if (address == Register.ID.address()) {
                servos.remove(id);
                servos.put((int) data[0], servo);
            }
        }
    }

    private byte[] status(int id, byte[] data) {
        ServoMemory servo = servos.get(id);
        if (servo == null) {
            return new byte[0];
        }
        byte[] frame = new byte[data.length + 6];
        frame[0] = (byte) 0xFF;
        frame[1] = (byte) 0xFF;
        frame[2] = (byte) id;
        frame[3] = (byte) (data.length + 2);
        frame[4] = (byte) servo.faults();
        System.arraycopy(data, 0, frame, 5, data.length);
        int sum = 0;
        for (int i = 2; i < frame.length - 1; i++) {
            sum += frame[i];
        }
        frame[frame.length - 1] = (byte) ~sum;
        if (duplicates.contains(id)) {
            frame[frame.length - 2] |= 0x55;
        }
        return frame;
    }

    @Override
    public void close() {
        closed = true;
    }
}
