package org.lepetpal.arm.so101;

import java.io.IOException;

/** One servo alone on the wire, which is given the id of a joint. */
final class NewServo {
    /** Code of 1 Mbaud. */
    private static final int FASTEST = 0;

    private final ServoChain chain;

    NewServo(ServoChain chain) {
        this.chain = chain;
    }

    ServoChain.RollCall rollCall() throws IOException {
        return chain.pingAll();
    }

    /**
     * Gives it the joint's id and the usual speed.
     *
     * @param id that it has now
     * @throws IOException when it is of another kind, or stops answering
     */
    void become(int id, Joint joint) throws IOException {
        int model = chain.read(id, Register.MODEL_NUMBER, chain.patience());
        if (model != ServoSetup.STS3215) {
            throw new IOException(
                    "This servo is of model " + model + "; an SO-101 has " + ServoSetup.STS3215 + " (STS3215).");
        }
        chain.write(id, Register.TORQUE_ENABLE, 0, chain.patience());
        chain.write(id, Register.LOCK, 0, chain.patience());
        // Whether the answer carries the old id or the new one, and comes at the old speed or the new one, is the
        // servo's secret: what counts is what it says when asked anew.
        chain.tell(id, Register.ID, joint.id());
        chain.tell(joint.id(), Register.BAUD_RATE, FASTEST);
    }

    /** Asks it under its new id, at the usual speed, and closes its memory. */
    void verify(Joint joint) throws IOException {
        try {
            chain.ping(joint.id(), chain.patience());
            if (chain.read(joint.id(), Register.BAUD_RATE, chain.patience()) != FASTEST) {
                throw new IOException("The servo did not take its new speed. Please try again.");
            }
            chain.write(joint.id(), Register.LOCK, 1, chain.patience());
        } catch (NoReplyException e) {
            throw new IOException("The servo did not take its new number. Please try again.", e);
        }
    }
}
