package org.lepetpal.simulation.servo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Servos on one wire: takes the bytes of a host and gives the replies that come back. One owner. */
public final class ServoChain {
    private static final int MIDDLE = StepScale.TURN / 2;

    private final List<Servo> servos;
    private final Interference interference;
    private final PacketParser parser = new PacketParser();

    public ServoChain(List<Servo> servos, Interference interference) {
        this.servos = List.copyOf(servos);
        this.interference = interference;
    }

    /**
     * All replies to what is in {@code request}, in the order in which they come. A packet that is cut off at the end is
     * forgotten.
     *
     * @param baud speed of the host; servos that are set to another one hear nothing
     */
    public List<Reply> answer(byte[] request, int baud) {
        List<Reply> replies = hear(request, baud);
        silence();
        return replies;
    }

    /** The same, but what is cut off at the end waits for its rest. */
    public List<Reply> hear(byte[] part, int baud) {
        List<Reply> replies = new ArrayList<>();
        for (Packet packet : parser.feed(part)) {
            packet.instruction().stream()
                    .flatMap(instruction -> serve(instruction, packet, baud))
                    .map(interference::says)
                    .flatMap(answer -> interference.carries(answer.reply()).stream())
                    .forEach(replies::add);
        }
        return replies;
    }

    /** Forgets an unfinished packet, as servos do when the wire falls silent. */
    public void silence() {
        parser.silence();
    }

    private Stream<Answer> serve(Instruction instruction, Packet packet, int baud) {
        List<Servo> listening = servos.stream()
                .filter(Servo::awake)
                .filter(servo -> interference.hears(servo.id()))
                .filter(servo -> interference.speed(servo.id(), servo.baud()) == baud)
                .toList();
        return switch (instruction) {
            case SYNC_READ -> syncRead(packet, listening);
            case SYNC_WRITE -> {
                syncWrite(packet, listening);
                yield Stream.empty();
            }
            default ->
                listening.stream()
                        .filter(servo -> packet.id() == Packet.BROADCAST || packet.id() == servo.id())
                        .toList()
                        .stream()
                        .flatMap(servo -> serveOne(instruction, packet, servo).stream());
        };
    }

    private static Optional<Answer> serveOne(Instruction instruction, Packet packet, Servo servo) {
        int id = servo.id();
        boolean alone = packet.id() != Packet.BROADCAST;
        return switch (instruction) {
            case PING -> Optional.of(Answer.acknowledgement(id, servo.alarms()));
            case READ ->
                alone && packet.parameters().length == 2
                        ? Optional.of(read(servo, packet.parameter(0), packet.parameter(1)))
                        : Optional.empty();
            case REBOOT -> {
                servo.reboot();
                yield Optional.empty();
            }
            default -> {
                change(instruction, packet, servo);
                // A servo whose id has just been changed still answers by the old one.
                yield alone && servo.answersWrites()
                        ? Optional.of(Answer.acknowledgement(id, servo.alarms()))
                        : Optional.empty();
            }
        };
    }

    private static void change(Instruction instruction, Packet packet, Servo servo) {
        byte[] parameters = packet.parameters();
        switch (instruction) {
            case WRITE -> {
                if (parameters.length > 1) {
                    servo.write(packet.parameter(0), parameters, 1, parameters.length - 1);
                }
            }
            case REG_WRITE -> {
                if (parameters.length > 1) {
                    servo.registerWrite(parameters);
                }
            }
            case ACTION -> servo.act();
            case RESTORE -> servo.restoreFactory();
            case RESET_STATE -> servo.resetState();
            case CALIBRATE ->
                servo.calibrate(parameters.length < 2 ? MIDDLE : packet.parameter(0) | packet.parameter(1) << 8);
            default -> throw new IllegalArgumentException(instruction + " changes nothing");
        }
    }

    private static Answer read(Servo servo, int address, int length) {
        return new Answer(servo.id(), servo.alarms(), OptionalInt.of(address), servo.read(address, length));
    }

    private static Stream<Answer> syncRead(Packet packet, List<Servo> listening) {
        int count = Math.max(0, packet.parameters().length - 2);
        return Stream.iterate(2, i -> i < 2 + count, i -> i + 1)
                .flatMap(i -> withId(listening, packet.parameter(i)).stream())
                .map(servo -> read(servo, packet.parameter(0), packet.parameter(1)));
    }

    private static void syncWrite(Packet packet, List<Servo> listening) {
        byte[] parameters = packet.parameters();
        if (parameters.length < 3) {
            return;
        }
        int length = packet.parameter(1);
        for (int at = 2; at + 1 + length <= parameters.length; at += 1 + length) {
            byte[] data = Arrays.copyOfRange(parameters, at + 1, at + 1 + length);
            withId(listening, packet.parameter(at))
                    .ifPresent(servo -> servo.write(packet.parameter(0), data, 0, length));
        }
    }

    private static Optional<Servo> withId(List<Servo> listening, int id) {
        return listening.stream().filter(servo -> servo.id() == id).findFirst();
    }
}
