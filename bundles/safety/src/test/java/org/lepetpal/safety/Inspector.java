package org.lepetpal.safety;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.testkit.TestArms;

/** An arm that checks every packet against every limit by itself, knowing nothing of how the kernel thinks. */
final class Inspector implements Arm {
    private static final double EPS = 1e-6;
    /** Metres: the way to rest is looked at every 10 ms. */
    private static final double BETWEEN = 0.002;
    /** From the greatest speed an arm brakes in ten packets. */
    private static final int BRAKING_PACKETS = 12;
    /** Nobody knows where an arm can stop that was measured longer ago. */
    private static final long FRESH_NANOS = 50_000_000;

    private final ArmDescription description = TestArms.so101();
    private final Settings settings;
    private final Timebase time;
    private final StopLatch latch;
    private final Optional<Kinematics> geometry;
    private final List<Solid> solids;
    private final Deque<JointAngles> recent = new ArrayDeque<>();
    private final List<String> broken = new ArrayList<>();
    private final JointReading[] says = new JointReading[6];
    private JointAngles where = description.home();
    private Optional<Packet> last = Optional.empty();
    private Optional<Object> stopSeen = Optional.empty();
    private boolean settled;
    private boolean halting;
    private boolean released;
    private boolean blocked;
    private int failures;
    private long delayNanos;
    private long intruderSince = Long.MAX_VALUE;
    private ArmReading measured;

    /** @param speed of the goal on the way to it */
    private record Packet(JointAngles goal, double[] speed, double seconds, long nanos) {}

    Inspector(Settings settings, Kinematics kinematics, Timebase time, StopLatch latch) {
        this.settings = settings;
        this.time = time;
        this.latch = latch;
        this.geometry = Optional.of(kinematics);
        this.solids = List.of(new Table(settings.tableLowest()), new Base(), new KeepOut(settings.keepOut()));
        Arrays.fill(says, new JointReading(0, 0, 12, 30, 0, 0));
        this.measured = new ArmReading(time.nanoTime(), where, List.of(says));
    }

    List<String> broken() {
        return List.copyOf(broken);
    }

    JointAngles positions() {
        return where;
    }

    void place(JointAngles somewhere) {
        where = somewhere;
    }

    void block(boolean held) {
        blocked = held;
    }

    /** The next calls fail. */
    void fail(int calls) {
        failures = calls;
    }

    void say(int joint, JointReading words) {
        says[joint] = words;
    }

    /** What is sent while this runs ends the motion. */
    void halt(Runnable ending) {
        halting = true;
        ending.run();
        halting = false;
    }

    /** Measurements are this old. */
    void delay(int millis) {
        delayNanos = millis * 1_000_000L;
    }

    void intruder(boolean there) {
        intruderSince = there ? time.nanoTime() : Long.MAX_VALUE;
    }

    @Override
    public ArmDescription description() {
        return description;
    }

    @Override
    public ArmState read() throws IOException {
        maybeFail();
        measured = new ArmReading(time.nanoTime() - delayNanos, where, List.of(says));
        return measured.state();
    }

    @Override
    public long measuredNanos() {
        return measured.nanos();
    }

    @Override
    public JointAngles move(JointAngles goal) throws IOException {
        maybeFail();
        inspect(goal);
        if (!blocked) {
            where = where.towards(goal, 0.3);
        }
        return goal;
    }

    @Override
    public void release() throws IOException {
        maybeFail();
        released = true;
        last = Optional.empty();
    }

    private void maybeFail() throws IOException {
        if (failures > 0) {
            failures--;
            throw new IOException("a test pulled the plug");
        }
    }

    private void inspect(JointAngles goal) {
        boolean stopped = latch.latched().isPresent();
        if (last.isEmpty()) {
            require(goal.distance(measured.positions()) < EPS, "the first packet moves the arm");
            require(!stopped, "a stopped arm is powered");
            last = Optional.of(new Packet(goal, new double[6], 0.01, time.nanoTime()));
            recent.clear();
            remember(goal);
            released = false;
            return;
        }
        Packet before = last.get();
        if (stopped) {
            stopping(goal, before);
            last = Optional.of(new Packet(goal, new double[6], 0.01, time.nanoTime()));
            remember(goal);
            return;
        }
        stopSeen = Optional.empty();
        if (halting) {
            require(between(goal, before), "a halt drives on");
            last = Optional.of(new Packet(goal, new double[6], 0.01, time.nanoTime()));
            remember(goal);
            return;
        }
        double seconds = (time.nanoTime() - before.nanos()) / 1e9;
        if (seconds <= 0) {
            require(goal.distance(before.goal()) < EPS, "moved in no time");
            return;
        }
        double[] speed = new double[6];
        for (int i = 0; i < 6; i++) {
            speed[i] = (goal.get(i) - before.goal().get(i)) / seconds;
            joint(i, goal.get(i), speed[i], before, seconds);
        }
        Posture now = new Posture(goal, () -> geometry);
        for (Solid solid : solids) {
            double clearance = solid.clearance(now);
            double least = clearance >= 0 ? 0 : deepest(solid);
            require(clearance >= least - BETWEEN, solid.name() + ": " + clearance + " after " + least);
        }
        remember(goal);
        last = Optional.of(new Packet(goal, speed, seconds, time.nanoTime()));
    }

    /** From a place where it may not be an arm comes out, or brakes no deeper than it was when it still ran. */
    private double deepest(Solid solid) {
        double deepest = 0;
        for (JointAngles earlier : recent) {
            deepest = Math.min(deepest, solid.clearance(new Posture(earlier, () -> geometry)));
        }
        return deepest;
    }

    private void remember(JointAngles goal) {
        recent.addLast(goal);
        if (recent.size() > BRAKING_PACKETS) {
            recent.removeFirst();
        }
    }

    private void joint(int i, double goal, double speed, Packet before, double seconds) {
        String name = description.joints().get(i).name();
        double was = before.goal().get(i);
        Interval own = new Interval(
                description.joints().get(i).min(), description.joints().get(i).max());
        Interval limit = Optional.ofNullable(settings.jointLimits().get(name))
                .map(own::within)
                .orElse(own);
        require(limit.including(was).beyond(goal) < EPS, name + " leaves its limits: " + goal + " after " + was);
        double most = i == 5 ? 300 : 240;
        require(Math.abs(speed) <= most * (1 + EPS), name + " at " + speed);
        double gain = (i == 5 ? 8000 : 2500) * (before.seconds() / 2 + seconds);
        require(
                Math.abs(speed - before.speed()[i]) <= gain + EPS,
                name + " from " + before.speed()[i] + " to " + speed + " in " + seconds);
        double ahead = goal - measured.positions().get(i);
        double furthest = i == 5 ? (ahead < 0 ? 25 : Double.MAX_VALUE) : 35;
        double fast = Math.abs(before.speed()[i]);
        boolean brakes = Math.abs(speed) <= Math.max(fast / 2, fast - (i == 5 ? 8000 : 2500) * seconds / 2) + EPS;
        boolean returns = Math.abs(ahead) <= Math.abs(was - measured.positions().get(i)) + EPS;
        require(
                Math.abs(ahead) <= furthest + EPS || brakes || returns,
                name + " is told " + ahead + " ahead of itself, was " + was + " at " + before.speed()[i] + ", now "
                        + goal + " at " + speed + " in " + before.seconds() + ", " + seconds);
        boolean guarded = time.nanoTime() - intruderSince > 0;
        JointReading said = measured.joints().get(i);
        boolean suffers = Math.abs(said.loadPercent()) > 9 || Math.abs(said.amperes()) > 0.5 || said.faults() != 0;
        boolean relieved = returns && suffers;
        require(
                !guarded || brakes || relieved,
                name + " moves at " + speed + " after " + before.speed()[i] + " in " + before.seconds() + ", " + seconds
                        + " while somebody is there");
    }

    /** The first packet by a fresh measurement may take the goal back to where the arm can stop; after it all are the same. */
    private void stopping(JointAngles goal, Packet before) {
        Object identity = latch.latched().orElseThrow().identity();
        boolean first = stopSeen.isEmpty() || stopSeen.get() != identity;
        stopSeen = Optional.of(identity);
        settled &= !first;
        if (settled) {
            require(goal.equals(before.goal()), "a stopped arm is moved");
        } else {
            require(between(goal, before), "a stop drives on");
            require(!released, "a stopped arm is powered");
        }
        settled |= time.nanoTime() - measured.nanos() <= FRESH_NANOS;
    }

    /** Whether no joint is told to go further than it was before, nor beyond where it is. */
    private boolean between(JointAngles goal, Packet before) {
        for (int i = 0; i < 6; i++) {
            double from = measured.positions().get(i);
            double to = before.goal().get(i);
            if (goal.get(i) < Math.min(from, to) - EPS || goal.get(i) > Math.max(from, to) + EPS) {
                return false;
            }
        }
        return true;
    }

    private void require(boolean kept, String otherwise) {
        if (!kept) {
            broken.add(otherwise);
        }
    }
}
