package org.lepetpal.policy.scripted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sighting;

/**
 * A kinematic arm that follows its targets with lag and droop, a thing and a bowl on a table, and a camera. No physics:
 * jaws that close round the thing hold it, jaws that open let it fall straight down.
 */
final class Playroom {
    private static final JointAngles HOME = JointAngles.of(0, -100, 90, 50, 0, 0);
    private static final long STEP = 10_000_000;
    private static final long ASK_EVERY = 60_000_000;
    private static final long SIGHT_EVERY = 70_000_000;
    private static final long PICTURE_AGE = 110_000_000;
    private static final CameraCalibration CAMERA =
            CameraCalibration.lookingAt(new Point3(0.75, -0.35, 0.60), new Point3(0.2, 0, 0), 1280, 720, 45);

    private final So101Geometry geometry = new So101Geometry();
    private final Thing thing;
    private final Set<String> messages = new LinkedHashSet<>();
    private final List<String> phases = new ArrayList<>();
    private Optional<Vec> place;
    private Optional<Vec> bowl = Optional.empty();
    private boolean calibrated = true;
    private boolean held;
    private double slippery;
    private final Map<String, Runnable> onPhase = new HashMap<>();
    private JointAngles joints = HOME;
    private JointAngles target = HOME;
    private JointAngles before = HOME;
    private Optional<ActionChunk> chunk = Optional.empty();
    private Optional<Sighting> sighting = Optional.empty();
    private long now = 5_000_000_000L;
    private long sequence;
    private double highest;

    Playroom(Thing thing, Optional<Vec> place) {
        this.thing = thing;
        this.place = place;
    }

    Playroom withBowl(Vec at) {
        bowl = Optional.of(at);
        return this;
    }

    Playroom uncalibrated() {
        calibrated = false;
        return this;
    }

    /** The first grips fail: what the jaws close on slips away. */
    Playroom slippery(int times) {
        slippery = times;
        return this;
    }

    /** Done once, when the policy first speaks of a phase. */
    Playroom when(String phase, Runnable action) {
        onPhase.put(phase, action);
        return this;
    }

    /**
     * Somebody makes the arm wait, while the policy's time stands still: the arm comes to rest where its plan stops, and the
     * newest picture is of the wait, a little older than the moment at which that began.
     */
    void waits() {
        joints = target.with(5, joints.get(5));
        before = joints;
        now -= PICTURE_AGE;
        look();
        now += PICTURE_AGE;
    }

    void rollTo(Vec where) {
        place = Optional.of(where);
    }

    /** Runs until the policy says that it is over, or for half a minute of its time. */
    Optional<PolicyStep> run(PolicyRun run) {
        long end = now + 30_000_000_000L;
        long ask = now;
        long see = now;
        while (now < end) {
            if (now >= see) {
                look();
                see += SIGHT_EVERY;
            }
            if (now >= ask) {
                PolicyStep step = run.next(observe());
                if (!(step instanceof PolicyStep.Move move)) {
                    return Optional.of(step);
                }
                note(move.chunk());
                ask += ASK_EVERY;
            }
            step();
        }
        return Optional.empty();
    }

    /** What the policy is told now. */
    Observation observe() {
        return new Observation(now, reading(), target, Optional.empty(), sighting);
    }

    List<String> phases() {
        return phases;
    }

    Set<String> messages() {
        return messages;
    }

    double secondsSpent() {
        return (now - 5_000_000_000L) * 1e-9;
    }

    /** Where the arm is. */
    JointAngles joints() {
        return joints;
    }

    boolean holding() {
        return held;
    }

    Vec whereThingIs() {
        return place.orElseThrow();
    }

    double highest() {
        return highest;
    }

    private void note(ActionChunk next) {
        chunk = Optional.of(next);
        messages.add(next.message());
        if (phases.isEmpty() || !phases.getLast().equals(next.phase().name())) {
            phases.add(next.phase().name());
            Optional.ofNullable(onPhase.remove(next.phase().name())).ifPresent(Runnable::run);
        }
    }

    private void step() {
        now += STEP;
        target = chunk.map(this::due).orElse(target);
        before = joints;
        JointAngles pull = target.with(1, target.get(1) + 0.8);
        JointAngles follow = joints.towards(pull, 0.22);
        Vec tip = Vec.of(geometry.forward(joints).tip());
        Jaws jaws =
                new Jaws(tip, new Tool(-joints.get(0), geometry.forward(joints).elevationDeg(), joints.get(4)));
        if (place.isPresent()) {
            follow = touch(follow, jaws);
        }
        joints = follow;
        if (held) {
            Vec moved = Vec.of(geometry.forward(joints).tip()).minus(tip);
            place = Optional.of(place.orElseThrow().plus(moved));
            highest = Math.max(highest, place.orElseThrow().z());
        }
    }

    private JointAngles touch(JointAngles wanted, Jaws jaws) {
        Vec offset = place.orElseThrow().minus(jaws.tip());
        double behind = -offset.dot(jaws.tool().along());
        double across = offset.dot(jaws.tool().acrossJaws());
        Vec rest = offset.plus(jaws.tool().along().times(behind))
                .minus(jaws.tool().acrossJaws().times(across));
        boolean between = held
                || behind > -0.006
                        && behind < 0.03
                        && rest.length() < 0.012
                        && across > thing.width() / 2 - 0.006
                        && across < 0.06;
        double contact = Jaws.openingFor(thing.width(), behind);
        if (!between || wanted.get(5) > contact) {
            if (held) {
                held = false;
                place = Optional.of(place.orElseThrow().at(thing.middle()));
            }
            return wanted;
        }
        if (slippery > 0) {
            slippery--;
            place = Optional.of(place.orElseThrow().plus(new Vec(0.0, 0.045, 0)));
            return wanted;
        }
        held = true;
        return wanted.with(5, contact);
    }

    private JointAngles due(ActionChunk plan) {
        double index = Math.clamp(
                (now - plan.startNanos()) * 1e-9 * plan.rateHz(),
                0,
                plan.targets().size() - 1.0);
        int low = Math.min((int) index, plan.targets().size() - 2);
        return plan.targets().get(low).towards(plan.targets().get(low + 1), index - low);
    }

    private ArmReading reading() {
        List<ArmReading.JointReading> motors = new ArrayList<>();
        for (int i = 0; i < joints.size(); i++) {
            double speed = (joints.get(i) - before.get(i)) / (STEP * 1e-9);
            motors.add(new ArmReading.JointReading(speed, held && i == 5 ? 20 : 3, 12, 30, 0.2, 0));
        }
        return new ArmReading(now, joints, motors);
    }

    private void look() {
        List<Detection> seen = new ArrayList<>();
        place.ifPresent(at -> seen.add(box(thing.label(), at, thing.width(), 0.9)));
        bowl.ifPresent(at -> seen.add(box("bowl", at.at(0.02), 0.12, 0.85)));
        sequence++;
        sighting = Optional.of(new Sighting(
                "front",
                sequence,
                now,
                1280,
                720,
                calibrated ? Optional.of(CAMERA) : Optional.empty(),
                Set.of("ball", "treat", "bowl"),
                seen));
    }

    /** Where a place is in its picture. */
    static Pixel pixel(Vec at) {
        return CAMERA.project(at.point()).orElseThrow();
    }

    private static Detection box(String label, Vec at, double width, double confidence) {
        Pixel middle = pixel(at);
        double size = CAMERA.fx() * width / at.distance(Vec.of(CAMERA.position()));
        return new Detection(label, confidence, middle.x() - size / 2, middle.y() - size / 2, size, size);
    }
}
