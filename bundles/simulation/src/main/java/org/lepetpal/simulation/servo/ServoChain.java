package org.lepetpal.simulation.servo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Servos on one wire: takes the bytes of a host and gives the replies that come back. One owner. */
public final class ServoChain {
    private static final int MIDDLE = StepScale.TURN / 2;

    private final List<Servo> servos;
    private final Interference interference;
    private final Runnable served;
    private final PacketParser parser = new PacketParser();

    public ServoChain(List<Servo> servos, Interference interference) {
        this(servos, interference, () -> {});
    }

    /** @param served told after each packet that was sound, once the servos have done what it says */
    public ServoChain(List<Servo> servos, Interference interference, Runnable served) {
        this.servos = List.copyOf(servos);
        this.interference = interference;
        this.served = served;
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
            if (packet.instruction().isPresent()) {
                serve(packet.instruction().get(), packet, baud, replies);
                served.run();
            }
        }
        return replies;
    }

    /** Forgets an unfinished packet, as servos do when the wire falls silent. */
    public void silence() {
        parser.silence();
    }

    /** By plain loops: the robot's control loop comes here in every tick. */
    private void serve(Instruction instruction, Packet packet, int baud, List<Reply> replies) {
        switch (instruction) {
            case SYNC_READ -> syncRead(packet, baud, replies);
            case SYNC_WRITE -> syncWrite(packet, baud);
            default -> {
                for (Servo servo : servos) {
                    if (listens(servo, baud) && (packet.id() == Packet.BROADCAST || packet.id() == servo.id())) {
                        Optional<Answer> answer = serveOne(instruction, packet, servo);
                        if (answer.isPresent()) {
                            send(answer.get(), replies);
                        }
                    }
                }
            }
        }
    }

    private boolean listens(Servo servo, int baud) {
        return servo.awake() && interference.hears(servo.id()) && interference.speed(servo.id(), servo.baud()) == baud;
    }

    private void send(Answer answer, List<Reply> replies) {
        Optional<Reply> carried = interference.carries(interference.says(answer).reply());
        if (carried.isPresent()) {
            replies.add(carried.get());
        }
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

    private void syncRead(Packet packet, int baud, List<Reply> replies) {
        for (int i = 2; i < packet.parameters().length; i++) {
            Optional<Servo> servo = listening(packet.parameter(i), baud);
            if (servo.isPresent()) {
                send(read(servo.get(), packet.parameter(0), packet.parameter(1)), replies);
            }
        }
    }

    private void syncWrite(Packet packet, int baud) {
        byte[] parameters = packet.parameters();
        if (parameters.length < 3) {
            return;
        }
        int length = packet.parameter(1);
        for (int at = 2; at + 1 + length <= parameters.length; at += 1 + length) {
            Optional<Servo> servo = listening(packet.parameter(at), baud);
            if (servo.isPresent()) {
                servo.get().write(packet.parameter(0), parameters, at + 1, length);
            }
        }
    }

    private Optional<Servo> listening(int id, int baud) {
        for (Servo servo : servos) {
            if (servo.id() == id && listens(servo, baud)) {
                return Optional.of(servo);
            }
        }
        return Optional.empty();
    }
}
