package org.lepetpal.simulation.servo;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Uncalibrated servos on a wire, spoken to in hexadecimal. Their encoders' zero is where the joint's angle is 0. */
public final class TestChain {
    private static final HexFormat HEX = HexFormat.of();
    private static final double STEPS_PER_RADIAN = 4096 / (2 * Math.PI);

    final List<Servo> servos;
    private final ServoChain chain;
    private final double[] angles;

    public TestChain(int... ids) {
        this(Interference.NONE, ids);
    }

    public TestChain(Interference interference, int... ids) {
        angles = IntStream.of(ids).mapToDouble(id -> 2048 / STEPS_PER_RADIAN).toArray();
        servos = IntStream.of(ids)
                .mapToObj(id -> new Servo(id, new Calibration(0, 0, 4095, 0), 2048 / STEPS_PER_RADIAN))
                .toList();
        chain = new ServoChain(servos, interference);
    }

    public String ask(String request) {
        return ask(request, Baud.FASTEST);
    }

    public String ask(String request, int baud) {
        return HEX.formatHex(Reply.joined(replies(request, baud)));
    }

    public List<Reply> replies(String request) {
        return replies(request, Baud.FASTEST);
    }

    private List<Reply> replies(String request, int baud) {
        return chain.answer(HEX.parseHex(request.replace(" ", "").toLowerCase()), baud);
    }

    /** Lets time pass with the joints standing still. */
    public void pass(double seconds, double volts) {
        for (int i = 0; i < Math.round(seconds * 1000); i++) {
            for (int k = 0; k < servos.size(); k++) {
                servos.get(k).drive(angles[k], 0, volts, 0.001);
            }
        }
    }

    /** Puts the encoder of a servo to a position. */
    public void turn(int index, int steps) {
        angles[index] = steps / STEPS_PER_RADIAN;
        servos.get(index).place(angles[index]);
    }

    public int word(int index, Register register) {
        byte[] bytes = servos.get(index).read(register.address, 2);
        return bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8;
    }
}
