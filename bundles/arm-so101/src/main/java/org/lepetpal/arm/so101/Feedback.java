package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.time.Timebase;

/**
 * Measures all joints in one transaction: the registers from present position to present current. Of a reading it makes anew
 * only what has changed. Of one caller at a time.
 */
final class Feedback {
    private final ServoChain chain;
    private final Timebase time;
    private final byte[] request = FeetechProtocol.syncRead(Joint.IDS, JointFeedback.FROM, JointFeedback.LENGTH);
    private final List<JointFeedback> servos;
    private final Stance stance;
    private final JointReading[] newest = new JointReading[Joint.ALL.size()];
    private List<JointReading> joints = List.of();

    /** @param speedUnits steps per second that one unit of each servo's velocity register stands for */
    Feedback(ServoChain chain, Scales scales, List<Integer> speedUnits, Timebase time) {
        this.chain = chain;
        this.time = time;
        this.servos = IntStream.range(0, Joint.IDS.size())
                .mapToObj(i -> new JointFeedback(scales.get(i).unitsPerStep() * speedUnits.get(i)))
                .toList();
        this.stance = new Stance(scales);
    }

    ArmReading read(Deadline deadline) throws IOException {
        Answers answers = chain.ask(request, Joint.IDS, JointFeedback.LENGTH, deadline);
        long now = time.nanoTime();
        boolean another = joints.isEmpty();
        for (int i = 0; i < servos.size(); i++) {
            another |= servos.get(i).hear(answers, i);
            newest[i] = servos.get(i).reading();
            stance.put(i, servos.get(i).steps());
        }
        if (another) {
            joints = List.of(newest);
        }
        return new ArmReading(now, stance.angles(), joints);
    }
}
