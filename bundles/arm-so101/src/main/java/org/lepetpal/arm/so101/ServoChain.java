package org.lepetpal.arm.so101;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Servos on one wire. A missing or unsound answer is a <em>glitch</em>: it is asked for again at once, twice at most
 * (what LeRobot does too: several joints moving corrupt single packets), and counted. When that does not help the call
 * fails with {@link NoReplyException}; when the wire is gone, with the bus's own {@link IOException}. One caller at a
 * time.
 */
final class ServoChain {
    /** Longest time that one call of the arm may take. */
    static final Duration BUDGET = Duration.ofMillis(20);

    private static final Logger LOG = LoggerFactory.getLogger(ServoChain.class);
    /** LeRobot waits 50 ms for a packet, longer than a camera frame; a servo answers within 2 ms. */
    private static final Duration REPLY_TIMEOUT = Duration.ofMillis(8);

    private static final int RETRIES = 2;

    private final Bus bus;
    private final Timebase time;
    private final LongAdder glitches = new LongAdder();

    ServoChain(Bus bus, Timebase time) {
        this.bus = bus;
        this.time = time;
    }

    /** A limit for one call, from now. */
    Deadline deadline() {
        return Deadline.in(time, BUDGET);
    }

    /** Answers that were missing or unsound and had to be asked for again, since the beginning. */
    long glitches() {
        return glitches.sum();
    }

    /** @return the servo's alarm bits */
    int ping(int id, Deadline deadline) throws IOException {
        return ask(FeetechProtocol.ping(id), List.of(id), 0, deadline)
                .getFirst()
                .faults();
    }

    int read(int id, Register register, Deadline deadline) throws IOException {
        byte[] request = FeetechProtocol.read(id, register.address(), register.size());
        StatusFrame reply = ask(request, List.of(id), register.size(), deadline).getFirst();
        return register.decode(reply.data(), register.address());
    }

    /** Writes and waits for the servo's acknowledgement. */
    void write(int id, Register register, int value, Deadline deadline) throws IOException {
        ask(FeetechProtocol.write(id, register.address(), register.encode(value)), List.of(id), 0, deadline);
    }

    /** Reads {@code length} bytes from {@code address} on, of all these servos in one transaction; answers in their order. */
    List<StatusFrame> syncRead(List<Integer> ids, int address, int length, Deadline deadline) throws IOException {
        return ask(FeetechProtocol.syncRead(ids, address, length), ids, length, deadline);
    }

    /** Writes one register of all these servos in one frame. Nobody acknowledges it. */
    void syncWrite(List<Integer> ids, Register register, int[] values) throws IOException {
        List<byte[]> data = new ArrayList<>(values.length);
        for (int value : values) {
            data.add(register.encode(value));
        }
        bus.exchange(FeetechProtocol.syncWrite(ids, register.address(), data), 0, REPLY_TIMEOUT);
    }

    /** @return one sound frame per id, in the order of the ids */
    private List<StatusFrame> ask(byte[] request, List<Integer> ids, int dataLength, Deadline deadline)
            throws IOException {
        int expected = ids.size() * (dataLength + StatusFrame.OVERHEAD);
        List<Integer> silent = ids;
        for (int attempt = 0; attempt <= RETRIES && !deadline.passed(); attempt++) {
            byte[] reply = bus.exchange(request, expected, deadline.left(REPLY_TIMEOUT));
            Map<Integer, StatusFrame> answers = sort(StatusFrame.scan(reply), ids, dataLength);
            if (answers.size() == ids.size()) {
                return ids.stream().map(answers::get).toList();
            }
            silent = ids.stream().filter(id -> !answers.containsKey(id)).toList();
            glitches.increment();
            if (LOG.isDebugEnabled()) {
                HexFormat hex = HexFormat.of();
                LOG.debug("glitch: sent {}, got '{}'", hex.formatHex(request), hex.formatHex(reply));
            }
        }
        throw new NoReplyException("no sound answer from servo "
                + silent.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    /** Frames from whom was asked, of the length that was asked for; strangers are left out. */
    private static Map<Integer, StatusFrame> sort(List<StatusFrame> frames, List<Integer> ids, int dataLength) {
        Map<Integer, StatusFrame> answers = new HashMap<>();
        for (StatusFrame frame : frames) {
            if (ids.contains(frame.id()) && frame.data().length == dataLength) {
                answers.put(frame.id(), frame);
            }
        }
        return answers;
    }
}
