package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.ServoCalibration;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * LeRobot's calibration: all joints to their middle, which becomes the middle of the encoders' turn, then each from end to
 * end. What the servos held before comes back when it is not brought to its end.
 */
final class CalibrateProcedure implements Procedure {
    private static final Logger LOG = LoggerFactory.getLogger(CalibrateProcedure.class);
    private static final String AGAIN = "again";
    /** Takes a sweep that was narrower than other arms'. */
    private static final String KEEP = "keep";

    private static final String CENTRE = "The arm is limp now: please hold it. Bring every joint to the middle of its"
            + " range, with the gripper half open, then answer.";
    private static final String SWEEP =
            "Well done. Now move every joint but wrist_roll slowly from one end to the other,"
                    + " the gripper too, then answer. (again: back to the middle)";
    private static final String NARROW =
            "Please move the joints named all the way to both of their ends, then answer done."
                    + " (keep: they cannot turn further on this arm; again: back to the middle)";
    private static final int LAST_STEP = 4095;

    private final BusSource source;
    private final CalibrationDesk desk;
    private final Timebase time;

    private Optional<Bench> bench = Optional.empty();
    private List<Stored> before = List.of();
    private boolean changed;
    private boolean centred;
    private Sweep sweep = new Sweep(new int[Joint.values().length]);
    private Step step = Step.working("");

    CalibrateProcedure(BusSource source, CalibrationDesk desk, Timebase time) {
        this.source = source;
        this.desk = desk;
        this.time = time;
    }

    /** The servos on their wire. */
    private record Bench(BusSource.OpenBus wire, ServoChain chain, Centring centring, CalibrationWriter writer) {}

    @Override
    public Step begin() throws IOException {
        BusSource.OpenBus wire = source.open();
        ServoChain chain = new ServoChain(wire.bus(), time);
        Centring centring = new Centring(chain);
        bench = Optional.of(new Bench(wire, chain, centring, new CalibrationWriter(chain)));
        ServoSetup servos = new ServoSetup(chain);
        servos.identify();
        List<Stored> held = new ArrayList<>();
        for (Joint joint : Joint.values()) {
            held.add(servos.stored(joint));
        }
        before = List.copyOf(held);
        centring.prepare();
        return centre();
    }

    private Step centre() throws IOException {
        centred = false;
        step = Step.waiting(CENTRE, Step.DONE);
        sweep = new Sweep(onBench().centring().positions());
        return step.with(sweep.progress());
    }

    @Override
    public Step answer(String answer) throws IOException {
        try {
            if (answer.equals(AGAIN)) {
                return centre();
            }
            return centred ? finish(answer.equals(KEEP)) : takeMiddle();
        } catch (NoReplyException e) {
            return mend(e.getMessage() + "; please check its plug and answer again");
        }
    }

    private Step takeMiddle() throws IOException {
        changed = true;
        List<String> off = onBench().centring().take();
        if (!off.isEmpty()) {
            return mend(String.join("; ", off));
        }
        centred = true;
        sweep = new Sweep(onBench().centring().positions());
        step = Step.waiting(SWEEP, Step.DONE, AGAIN).with(sweep.progress());
        return step;
    }

    private Step finish(boolean narrowIsRight) throws IOException {
        if (!sweep.wrapped().isEmpty()) {
            String names = String.join(", ", sweep.wrapped());
            centre();
            return mend("the encoder's turn ended within the range of " + names
                    + ": it was not in the middle. Please centre all joints again");
        }
        List<String> narrow = sweep.narrow();
        if (!narrow.isEmpty() && !(narrowIsRight && sweep.swept())) {
            step = sweep.swept() ? Step.waiting(NARROW, Step.DONE, KEEP, AGAIN) : step;
            return mend(String.join("; ", narrow));
        }
        Calibration calibration;
        try {
            calibration = measured();
        } catch (IllegalArgumentException e) {
            return mend(e.getMessage());
        }
        onBench().writer().write(calibration.registers());
        Optional<String> path = desk.write(calibration);
        changed = false;
        return Step.done("Calibrated and stored in the servos"
                + path.map(file -> " and in " + file).orElse("") + ". Thank you.");
    }

    private Calibration measured() throws IOException {
        List<ServoCalibration> servos = new ArrayList<>();
        for (Joint joint : Joint.values()) {
            boolean endless = joint == Joint.WRIST_ROLL;
            servos.add(new ServoCalibration(
                    joint.id(),
                    0,
                    onBench().centring().offset(joint),
                    endless ? 0 : sweep.min(joint),
                    endless ? LAST_STEP : sweep.max(joint)));
        }
        return new Calibration(servos);
    }

    @Override
    public Step beat() throws IOException {
        try {
            int[] positions = onBench().centring().positions();
            if (centred) {
                sweep.see(positions);
            } else {
                sweep = new Sweep(positions);
            }
            return step.with(sweep.progress());
        } catch (NoReplyException e) {
            return step.with(sweep.progress()).withError(e.getMessage() + "; please check its plug");
        }
    }

    private Step mend(String error) {
        step = step.withError(error);
        return step.with(sweep.progress());
    }

    private Bench onBench() {
        return bench.orElseThrow();
    }

    @Override
    public void end() {
        bench.ifPresent(servos -> {
            try {
                if (changed) {
                    servos.writer().write(before);
                }
            } catch (IOException e) {
                LOG.warn("the calibration that the servos had could not be put back: {}", e.getMessage());
            } finally {
                servos.wire().bus().close();
            }
        });
    }
}
