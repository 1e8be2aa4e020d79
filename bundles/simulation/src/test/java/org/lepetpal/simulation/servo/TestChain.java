package org.lepetpal.simulation.servo;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Uncalibrated servos on a wire, spoken to in hexadecimal. Their encoders' zero is where the joint's angle is 0. */
final class TestChain {
    private static final HexFormat HEX = HexFormat.of();
    private static final double STEPS_PER_RADIAN = 4096 / (2 * Math.PI);

    final List<Servo> servos;
    private final ServoChain chain;

    TestChain(int... ids) {
        servos = IntStream.of(ids)
                .mapToObj(id -> new Servo(id, new Calibration(0, 0, 4095, 0), 2048 / STEPS_PER_RADIAN))
                .toList();
        chain = new ServoChain(servos);
    }

    String ask(String request) {
        return HEX.formatHex(chain.answer(HEX.parseHex(request.replace(" ", "").toLowerCase())));
    }

    /** Puts the encoder of a servo to a position. */
    void turn(int index, int steps) {
        servos.get(index).place(steps / STEPS_PER_RADIAN);
    }

    int word(int index, Register register) {
        byte[] bytes = servos.get(index).read(register.address, 2);
        return bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8;
    }
}
