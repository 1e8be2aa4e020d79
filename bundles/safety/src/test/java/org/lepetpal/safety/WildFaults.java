package org.lepetpal.safety;

import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.lepetpal.simulation.fault.AbsentServo;
import org.lepetpal.simulation.fault.Aim;
import org.lepetpal.simulation.fault.BadChecksum;
import org.lepetpal.simulation.fault.DelayReply;
import org.lepetpal.simulation.fault.DropReply;
import org.lepetpal.simulation.fault.DuplicateId;
import org.lepetpal.simulation.fault.ErrorBits;
import org.lepetpal.simulation.fault.Fault;
import org.lepetpal.simulation.fault.FlipBit;
import org.lepetpal.simulation.fault.LeadingGarbage;
import org.lepetpal.simulation.fault.NegativePosition;
import org.lepetpal.simulation.fault.Overheat;
import org.lepetpal.simulation.fault.PositionWrap;
import org.lepetpal.simulation.fault.PowerOff;
import org.lepetpal.simulation.fault.StuckPosition;
import org.lepetpal.simulation.fault.TruncateReply;
import org.lepetpal.simulation.fault.Vanish;
import org.lepetpal.simulation.fault.VoltageSag;

/** Faults of the bus by chance, each with what it may be told. */
final class WildFaults {
    private WildFaults() {}

    static Fault any(SplittableRandom random) {
        Aim aim = aim(random);
        return switch (random.nextInt(17)) {
            case 0 -> new DropReply(aim);
            case 1 -> new DelayReply(aim, random.nextInt(1, 61));
            case 2 -> new FlipBit(aim, OptionalInt.empty());
            case 3 -> new BadChecksum(aim);
            case 4 -> new TruncateReply(aim, OptionalInt.empty());
            case 5 -> new LeadingGarbage(aim, "ff");
            case 6 -> new LeadingGarbage(aim, "1300a5ff");
            case 7 -> new DuplicateId(aim);
            case 8 -> new AbsentServo(random.nextInt(1, 7));
            case 9 -> new PowerOff();
            case 10 -> new ErrorBits(aim, random.nextInt(1, 128));
            case 11 -> new StuckPosition(aim);
            case 12 -> new PositionWrap(aim);
            case 13 -> new NegativePosition(aim, -random.nextInt(1, 4096));
            case 14 -> new Overheat(aim, 75);
            case 15 -> new VoltageSag(random.nextDouble(12));
            default -> new Vanish();
        };
    }

    private static Aim aim(SplittableRandom random) {
        Aim aim = random.nextInt(3) == 0 ? Aim.everywhere() : Aim.at(random.nextInt(1, 7));
        return switch (random.nextInt(3)) {
            case 0 -> aim.times(random.nextInt(1, 20));
            case 1 -> aim.chance(random.nextDouble(0.01, 1), random.nextInt(Integer.MAX_VALUE));
            default -> aim;
        };
    }
}
