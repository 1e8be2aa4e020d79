package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.List;
import org.lepetpal.api.arm.ProcedureState.Stage;
import org.lepetpal.api.time.Timebase;

/** Gives six new servos their ids, one on the wire at a time, from the gripper to the base as LeRobot does. */
final class SetupProcedure implements Procedure {
    private static final String SKIP = "skip";
    /** In the order of likelihood: how a servo comes from the factory, then what others may have set. */
    private static final List<Integer> BAUDS =
            List.of(1_000_000, 500_000, 250_000, 128_000, 115_200, 57_600, 38_400, 19_200);

    private final BusSource source;
    private final Timebase time;
    private final List<Joint> order = List.of(Joint.values()).reversed();
    private int at;
    private int speed;
    private Step step = Step.working("");

    SetupProcedure(BusSource source, Timebase time) {
        this.source = source;
        this.time = time;
    }

    @Override
    public Step begin() {
        return ask("");
    }

    @Override
    public Step answer(String answer) {
        if (answer.equals(SKIP)) {
            return next("");
        }
        speed = 0;
        step = Step.working("Looking for the servo of the " + name() + ".");
        return step;
    }

    /** One speed a beat, so that it can be given up in between. */
    @Override
    public Step beat() {
        if (step.stage() != Stage.WORKING) {
            return step;
        }
        try {
            return look(BAUDS.get(speed));
        } catch (IOException e) {
            return mend(e.getMessage());
        }
    }

    private Step look(int baud) throws IOException {
        ServoChain.RollCall there;
        BusSource.OpenBus wire = source.openBare(baud);
        try {
            NewServo servo = new NewServo(new ServoChain(wire.bus(), time));
            there = servo.rollCall();
            if (there.ids().size() == 1 && there.unsound() == 0) {
                servo.become(there.ids().getFirst(), order.get(at));
            }
        } finally {
            wire.bus().close();
        }
        if (there.ids().size() > 1 || there.unsound() > 0) {
            return mend("More than one servo answers " + there.ids() + ". Please leave only the " + name()
                    + "'s on the wire.");
        }
        if (there.ids().size() == 1) {
            verify();
            return next("The " + name() + "'s servo is number " + order.get(at).id() + " now. ");
        }
        speed++;
        return speed < BAUDS.size()
                ? step
                : mend("No servo answers. Is it alone on the adapter, its plug all the way in, and its power on?");
    }

    /** At the speed that it speaks from now on. */
    private void verify() throws IOException {
        BusSource.OpenBus wire = source.openBare(Ports.USUAL_BAUD);
        try {
            new NewServo(new ServoChain(wire.bus(), time)).verify(order.get(at));
        } finally {
            wire.bus().close();
        }
    }

    private Step mend(String error) {
        step = ask("").withError(error);
        return step;
    }

    private Step next(String soFar) {
        at++;
        step = at < order.size()
                ? ask(soFar)
                : Step.done(
                        soFar + "All servos have their numbers. Please join them to a chain again; calibrating comes"
                                + " next.");
        return step;
    }

    private Step ask(String soFar) {
        step = Step.waiting(
                soFar + "Please connect only the servo of the " + name() + " to the adapter, switch its power on, then"
                        + " answer.",
                Step.DONE,
                SKIP);
        return step;
    }

    private String name() {
        return order.get(at).label();
    }

    @Override
    public void end() {
        // Between two beats no wire is open.
    }
}
