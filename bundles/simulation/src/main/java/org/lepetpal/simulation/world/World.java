package org.lepetpal.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.lepetpal.simulation.camera.Item;
import org.lepetpal.simulation.camera.Scene;
import org.lepetpal.simulation.servo.Interference;
import org.lepetpal.simulation.servo.Reply;
import org.lepetpal.simulation.servo.Servo;
import org.lepetpal.simulation.servo.ServoChain;
import org.ode4j.math.DVector3;
import org.ode4j.ode.DSpace;
import org.ode4j.ode.DWorld;
import org.ode4j.ode.OdeHelper;

/**
 * The simulated room. Advances in steps of {@value #STEPS_PER_SECOND} a second; the same seed and the same calls in the
 * same steps give the same room to the last bit. One caller at a time.
 */
public final class World {
    /** Steps of one simulated second. */
    public static final int STEPS_PER_SECOND = 1000;

    private static final double STEP = 1.0 / STEPS_PER_SECOND;
    /** Of one question: while it is answered nobody else has his turn. */
    private static final int MOST_PACKETS = 500;

    private static final double GRAVITY = -9.81;
    private static final double TREAT_SCATTER = 0.06;

    private final DWorld physics = physics();
    private final DSpace still = OdeHelper.createSimpleSpace();
    private final DSpace arm = OdeHelper.createSimpleSpace();
    private final DSpace loose = OdeHelper.createSimpleSpace();
    private final DSpace walking = OdeHelper.createSimpleSpace();
    private final Contacts contacts = new Contacts(physics, STEP);
    private final ServoChain chain;
    private final GoalLog goals;
    private final ArmBody body;
    private final LooseThing ball;
    private final Treats treats;
    private final Chute chute = new Chute();
    private final Dog dog;
    private final ThrowWatch watch = new ThrowWatch();
    private SplittableRandom scatter;
    private long seed;
    private long steps;

    /** A world in which nothing comes between. */
    public World(long seed) {
        this(seed, Calibrations.standard(), Interference.NONE);
    }

    /**
     * @param seed decides where things lie and how treats fall
     * @param calibrations what the arm's servos remember
     * @param interference what comes between the arm's servos and their host
     */
    public World(long seed, Calibrations calibrations, Interference interference) {
        Furniture.furnish(still);
        List<Servo> servos = Stream.of(Segment.values())
                .map(segment -> new Servo(segment.ordinal() + 1, calibrations.of(segment), segment.home))
                .toList();
        goals = new GoalLog(servos);
        chain = new ServoChain(servos, interference, this::lookAtGoals);
        body = new ArmBody(physics, arm, servos, new PowerSupply(interference));
        dog = new Dog(walking);
        ball = LooseThing.ball(physics, loose);
        treats = new Treats(physics, loose);
        reset(seed, Optional.empty(), Optional.empty());
    }

    /**
     * Starts anew: the arm folded and at rest, torque as it was, one ball and one treat on the table, no dog.
     *
     * @param ball where the ball lies; where the seed says when empty
     * @param treat where the treat lies; where the seed says when empty
     * @return whether the arm leapt although its motors hold it, which no real one does
     */
    public boolean reset(long newSeed, Optional<Layout.Spot> ball, Optional<Layout.Spot> treat) {
        seed = newSeed;
        scatter = new SplittableRandom(newSeed ^ 0x5EED);
        Layout layout = Layout.random(newSeed, ball, treat);
        contacts.clear();
        boolean leapt = body.reset();
        dog.reset();
        watch.reset();
        this.ball.put(Pose.at(layout.ball().x(), layout.ball().y(), this.ball.halfHeight()), new DVector3());
        treats.clear();
        treats.add(
                Pose.of(layout.treat().x(), layout.treat().y(), 0.008, 0, Math.PI / 2, layout.treatYaw()),
                new DVector3());
        return leapt;
    }

    /** Advances by one step. */
    public void step() {
        steps++;
        ball.beginStep();
        treats.all().forEach(LooseThing::beginStep);
        if (chute.advance(STEP)) {
            dropTreat();
        }
        dog.advance(STEP);
        body.drive(STEP);
        contacts.clear();
        contacts.between(arm, still);
        contacts.between(arm, loose);
        contacts.between(loose, still);
        contacts.within(loose);
        contacts.between(body.forms(Segment.SHOULDER), body.forms(Segment.LOWER_ARM));
        if (dog.present()) {
            contacts.between(walking, arm);
            contacts.between(walking, loose);
        }
        physics.step(STEP);
        watch.watch(ball, STEP);
    }

    /** Steps since it was made. */
    public long steps() {
        return steps;
    }

    /**
     * What the arm's servos answer to bytes on their bus.
     *
     * @param baud speed of the host
     */
    public List<Reply> answer(byte[] request, int baud) {
        return chain.answer(request, baud);
    }

    /** The same for bytes that may be part of a packet, whose rest is still to come. */
    public List<Reply> hear(byte[] part, int baud) {
        return chain.hear(part, baud);
    }

    private void lookAtGoals() {
        goals.look(steps);
    }

    /**
     * What the servos were told after this packet, oldest first: {@value #MOST_PACKETS} packets at most, as far as they are
     * kept: forty seconds of them at 100 Hz.
     *
     * @param number of the packet after which to begin; 0 for all
     */
    public List<GoalPacket> packetsAfter(long number) {
        return goals.after(number, MOST_PACKETS, STEP);
    }

    /** Number of the newest of these packets; 0 before the first. */
    public long newestPacket() {
        return goals.newest();
    }

    /** The host has fallen silent: what was heard of a packet is forgotten. */
    public void silence() {
        chain.silence();
    }

    /**
     * A person's hand takes joints and leads them somewhere, as it can when their torque is off. It holds them there until
     * {@link #letGo()}; joints that it does not hold fall or stay.
     *
     * @param joints degrees by joint, the gripper in percent of its opening
     * @param seconds time for the way, more than 0
     */
    public void lead(Map<String, Double> joints, double seconds) {
        for (Segment segment : Segment.values()) {
            Optional.ofNullable(joints.get(segment.joint))
                    .ifPresent(shown -> body.lead(segment, segment.radians(shown), seconds));
        }
    }

    /** The hand lets go of the arm. */
    public void letGo() {
        body.letGo();
    }

    /**
     * Pulses to the servo of the chute's gate.
     *
     * @param microseconds 500…2500; empty for none
     */
    public void pulse(OptionalInt microseconds) {
        chute.pulse(microseconds);
    }

    /** Lets the dog come, or go. */
    public void callDog(boolean come) {
        dog.call(come);
    }

    /** What never moves, as it is seen. */
    public static Scene furniture() {
        return Furniture.scene();
    }

    /** Everything else as it is seen now. */
    public Scene scene() {
        List<Item> items = new ArrayList<>(body.items());
        items.add(ball.item());
        treats.all().forEach(treat -> items.add(treat.item()));
        items.addAll(dog.items());
        return new Scene(items);
    }

    /** Everything as it stands now. */
    public WorldState state() {
        return new WorldState(
                seed,
                steps * STEP,
                ArmState.of(body, goals.changedAt() * STEP),
                BallState.of(ball, watch),
                treats.all().stream().map(TreatState::of).toList(),
                BowlState.HERE,
                new WorldState.ChuteState(chute.degrees(), Furniture.CHUTE),
                new WorldState.DogState(dog.present(), dog.position()));
    }

    /** Empty space with gravity, set up for small things and stiff joints. */
    static DWorld physics() {
        OdeHelper.initODE2(0);
        DWorld physics = OdeHelper.createWorld();
        physics.setGravity(0, 0, GRAVITY);
        physics.setERP(0.5);
        // A trace of softness everywhere: redundant friction rows of a jammed grasp would make the solver's matrix
        // singular.
        physics.setCFM(1e-5);
        physics.setContactMaxCorrectingVel(5);
        physics.setContactSurfaceLayer(0.0002);
        physics.setAutoDisableLinearThreshold(0.004);
        physics.setAutoDisableAngularThreshold(0.15);
        physics.setAutoDisableTime(0.3);
        physics.setAutoDisableSteps(0);
        physics.setMaxAngularSpeed(200);
        return physics;
    }

    private void dropTreat() {
        double sideways = scatter.nextDouble(-TREAT_SCATTER, TREAT_SCATTER);
        double forward = scatter.nextDouble(-TREAT_SCATTER, TREAT_SCATTER);
        double yaw = scatter.nextDouble(-Math.PI, Math.PI);
        Pose pose = Pose.of(Furniture.CHUTE.x(), Furniture.CHUTE.y(), Furniture.CHUTE.z(), 0, Math.PI / 2, yaw);
        treats.add(pose, new DVector3(sideways, -0.25 + forward, -0.25));
    }
}
