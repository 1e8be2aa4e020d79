package org.lepetpal.arm.so101;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Servos on one wire. A missing or unsound answer is a <em>glitch</em>: it is asked for again at once, twice at most
 * (what LeRobot does too: several joints moving corrupt single packets), and counted. When that does not help the call
 * fails with {@link NoReplyException}; when the wire is gone, with the bus's own {@link IOException}. One caller at a
 * time.
 *
 * <p>Answers carry no number of the question. One that comes too late would be taken for the answer to the next question of
 * the same length, so that after a silence the wire is listened to before anything else is asked.
 */
final class ServoChain {
    /**
     * Longest time that a call may take in every tick: of the 10 ms between two ticks at 100 Hz it leaves 2 ms to decide and to write. Enough
     * to miss a reply of all servos (5.0 ms) and to get it when it is asked for again (2.5 ms).
     */
    static final Duration TICK_BUDGET = Duration.ofMillis(8);
    /** Longest time that a call may take which switches torque: it asks twice, and is made once in a command. */
    static final Duration SWITCHING_BUDGET = Duration.ofMillis(20);

    private static final Logger LOG = LoggerFactory.getLogger(ServoChain.class);
    /**
     * A reply's time beyond its bytes: USB hands over once a millisecond, there and back; six servos take a tenth of one each to turn
     * round; the rest is for a busy computer. With it all servos' feedback, 140 bytes there and back, is waited for 5.0 ms.
     * LeRobot adds 50 ms, longer than a camera frame.
     */
    private static final Duration LATENCY = Duration.ofNanos(3_600_000);
    /** Outside of a tick there is time: a servo that writes its memory may be busy for a while. */
    private static final Duration PATIENT_BUDGET = Duration.ofMillis(200);

    private static final Duration PATIENT_LATENCY = Duration.ofMillis(50);
    /** No servo answers later than this. */
    private static final Duration FORGOTTEN = Duration.ofMillis(100);
    /** Servos take their turns by number to answer a question to all; LeRobot waits as long. */
    private static final Duration ROLL_CALL = Duration.ofMillis(800);

    private static final int RETRIES = 2;

    private final Bus bus;
    private final Timebase time;
    private final Alarms alarms;
    private final Answers answers = new Answers();
    private final LongAdder glitches = new LongAdder();
    private Optional<Silence> silence = Optional.empty();

    /** A question that was not answered in time. */
    private record Silence(byte[] request, long nanos) {}

    ServoChain(Bus bus, Timebase time) {
        this(bus, time, new Alarms(alarm -> LOG.debug("{}", alarm)));
    }

    /** @param alarms told of the error byte of every answer */
    ServoChain(Bus bus, Timebase time, Alarms alarms) {
        this.bus = bus;
        this.time = time;
        this.alarms = alarms;
    }

    /** A limit for one call in every tick, from now. */
    Deadline deadline() {
        return new Deadline(time, TICK_BUDGET, LATENCY);
    }

    /** A limit for one call that switches torque, from now. */
    Deadline switching() {
        return new Deadline(time, SWITCHING_BUDGET, LATENCY);
    }

    /** A limit for one question outside of any tick, from now. */
    Deadline patience() {
        return new Deadline(time, PATIENT_BUDGET, PATIENT_LATENCY);
    }

    /** Answers that were missing or unsound and had to be asked for again, since the beginning. */
    long glitches() {
        return glitches.sum();
    }

    /** @return the servo's alarm bits */
    int ping(int id, Deadline deadline) throws IOException {
        return ask(FeetechProtocol.ping(id), List.of(id), 0, deadline).faults(0);
    }

    /** Ids of all servos that answer a question to all; takes 0.8 s. Several of them may spoil each other's answers. */
    RollCall pingAll() throws IOException {
        byte[] reply =
                bus.exchange(FeetechProtocol.ping(FeetechProtocol.BROADCAST), FeetechProtocol.MAX_FRAME, ROLL_CALL);
        List<StatusFrame> frames = StatusFrame.scan(reply);
        List<Integer> ids = frames.stream().map(StatusFrame::id).toList();
        int sound = frames.stream()
                .mapToInt(frame -> frame.data().length + StatusFrame.OVERHEAD)
                .sum();
        return new RollCall(ids, reply.length - sound);
    }

    /**
     * Who is there.
     *
     * @param ids of those whose answer was sound
     * @param unsound bytes that belong to no sound answer
     */
    record RollCall(List<Integer> ids, int unsound) {}

    int read(int id, Register register, Deadline deadline) throws IOException {
        byte[] request = FeetechProtocol.read(id, register.address(), register.size());
        return ask(request, List.of(id), register.size(), deadline).value(0, register, register.address());
    }

    /** Writes and waits for the servo's acknowledgement. */
    void write(int id, Register register, int value, Deadline deadline) throws IOException {
        ask(FeetechProtocol.write(id, register.address(), register.encode(value)), List.of(id), 0, deadline);
    }

    /** Writes once and takes any answer or none: for what changes who answers, and how. */
    void tell(int id, Register register, int value) throws IOException {
        bus.exchange(
                FeetechProtocol.write(id, register.address(), register.encode(value)),
                StatusFrame.OVERHEAD,
                PATIENT_LATENCY);
    }

    /** Reads {@code length} bytes from {@code address} on, of all these servos in one transaction; answers in their order. */
    List<StatusFrame> syncRead(List<Integer> ids, int address, int length, Deadline deadline) throws IOException {
        return ask(FeetechProtocol.syncRead(ids, address, length), ids, length, deadline)
                .chosen();
    }

    /** Writes one register of all these servos in one frame. Nobody acknowledges it. */
    void syncWrite(List<Integer> ids, Register register, int[] values) throws IOException {
        tell(new SyncWriteFrame(ids, register).with(values));
    }

    /** Sends a frame that nobody acknowledges. */
    void tell(byte[] frame) throws IOException {
        bus.exchange(frame, answers.room(0), 0, Duration.ZERO);
    }

    /**
     * Asks until everybody has answered, or nobody could any more in time.
     *
     * @param request not to be changed while the chain is in use
     * @param dataLength bytes that each sends
     * @return one sound frame per id, in the order of the ids; good until the next question
     */
    Answers ask(byte[] request, List<Integer> ids, int dataLength, Deadline deadline) throws IOException {
        settle(request, deadline);
        int expected = ids.size() * (dataLength + StatusFrame.OVERHEAD);
        List<Integer> silent = ids;
        boolean spoilt = false;
        for (int attempt = 0; attempt <= RETRIES && deadline.allows(request.length + expected); attempt++) {
            Duration limit = deadline.left(request.length + expected);
            answers.hear(bus.exchange(request, answers.room(expected), expected, limit));
            boolean all = answers.choose(ids, dataLength);
            noteAlarms(ids);
            if (all) {
                return answers;
            }
            silent = silent(ids);
            spoilt |= answers.spoilt();
            glitches.increment();
            if (LOG.isDebugEnabled()) {
                LOG.debug("glitch: sent {}, got '{}'", HexFormat.of().formatHex(request), answers);
            }
            if (answers.length() < expected) {
                silence = Optional.of(new Silence(request, time.nanoTime()));
            } else {
                // Stray bytes came first and the last frame was cut: a wire that always does so needs as many more.
                expected += answers.missing();
            }
        }
        throw new NoReplyException(
                "no sound answer from " + silent.stream().map(Joint::servo).collect(Collectors.joining(", ")), spoilt);
    }

    private void noteAlarms(List<Integer> ids) {
        for (int i = 0; i < ids.size(); i++) {
            if (answers.has(i)) {
                alarms.heard(ids.get(i), answers.faults(i));
            }
        }
    }

    private List<Integer> silent(List<Integer> ids) {
        return IntStream.range(0, ids.size())
                .filter(i -> !answers.has(i))
                .mapToObj(ids::get)
                .toList();
    }

    /** Lets an answer pass that came too late, unless it would be one to the same question. */
    private void settle(byte[] request, Deadline deadline) throws IOException {
        if (silence.isEmpty() || Arrays.equals(silence.get().request(), request)) {
            return;
        }
        boolean recent = time.nanoTime() - silence.get().nanos() < FORGOTTEN.toNanos();
        silence = Optional.empty();
        if (recent) {
            byte[] idle = FeetechProtocol.ping(FeetechProtocol.NOBODY);
            bus.exchange(idle, FeetechProtocol.MAX_FRAME, deadline.listening(idle.length));
        }
    }
}
