package org.lepetpal.simulation.servo;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Servos on one wire: takes the bytes of a host and gives the bytes that come back. One owner. */
public final class ServoChain {
    private static final byte[] NOTHING = {};

    private final List<Servo> servos;
    private final PacketParser parser = new PacketParser();

    public ServoChain(List<Servo> servos) {
        this.servos = List.copyOf(servos);
    }

    /** All bytes that the servos answer to {@code request}, in the order in which they come. */
    public byte[] answer(byte[] request) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (Packet packet : parser.feed(request)) {
            packet.instruction().ifPresent(instruction -> serve(instruction, packet, wire));
        }
        parser.silence();
        return wire.toByteArray();
    }

    private void serve(Instruction instruction, Packet packet, ByteArrayOutputStream wire) {
        switch (instruction) {
            case SYNC_READ -> syncRead(packet, wire);
            case SYNC_WRITE -> syncWrite(packet);
            default ->
                servos.stream()
                        .filter(servo -> packet.id() == Packet.BROADCAST || packet.id() == servo.id())
                        .toList()
                        .forEach(servo -> serveOne(instruction, packet, servo, wire));
        }
    }

    private void serveOne(Instruction instruction, Packet packet, Servo servo, ByteArrayOutputStream wire) {
        int id = servo.id();
        boolean alone = packet.id() != Packet.BROADCAST;
        byte[] parameters = packet.parameters();
        Optional<byte[]> data =
                switch (instruction) {
                    case PING -> Optional.of(NOTHING);
                    case READ ->
                        alone && parameters.length == 2
                                ? Optional.of(servo.read(packet.parameter(0), packet.parameter(1)))
                                : Optional.empty();
                    case WRITE -> {
                        if (parameters.length > 1) {
                            servo.write(packet.parameter(0), parameters, 1, parameters.length - 1);
                        }
                        yield acknowledged(servo, alone);
                    }
                    case REG_WRITE -> {
                        if (parameters.length > 1) {
                            servo.registerWrite(parameters);
                        }
                        yield acknowledged(servo, alone);
                    }
                    case ACTION -> {
                        servo.act();
                        yield acknowledged(servo, alone);
                    }
                    case SYNC_READ, SYNC_WRITE -> Optional.empty();
                };
        data.ifPresent(bytes -> wire.writeBytes(Packet.status(id, servo.alarms(), bytes)));
    }

    private static Optional<byte[]> acknowledged(Servo servo, boolean alone) {
        return alone && servo.answersWrites() ? Optional.of(NOTHING) : Optional.empty();
    }

    private void syncRead(Packet packet, ByteArrayOutputStream wire) {
        if (packet.parameters().length < 3) {
            return;
        }
        for (int i = 2; i < packet.parameters().length; i++) {
            withId(packet.parameter(i))
                    .ifPresent(servo -> wire.writeBytes(Packet.status(
                            servo.id(), servo.alarms(), servo.read(packet.parameter(0), packet.parameter(1)))));
        }
    }

    private void syncWrite(Packet packet) {
        byte[] parameters = packet.parameters();
        if (parameters.length < 3) {
            return;
        }
        int length = packet.parameter(1);
        for (int at = 2; at + 1 + length <= parameters.length; at += 1 + length) {
            byte[] data = Arrays.copyOfRange(parameters, at + 1, at + 1 + length);
            withId(packet.parameter(at)).ifPresent(servo -> servo.write(packet.parameter(0), data, 0, length));
        }
    }

    private Optional<Servo> withId(int id) {
        return servos.stream().filter(servo -> servo.id() == id).findFirst();
    }
}
