package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Station;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.testkit.Interleavings;
import org.lepetpal.testkit.Interleavings.Actor;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.SteppedTimebase;

/**
 * Seven threads at once: the loop, who asks the policy, two operators, bundles that come and go, settings that change, and the clock.
 * In each round each does one thing that a seed says, all at the same moment; what must never be is looked at all the time, what must
 * be so in peace after each round. {@code -Dlepetpal.interleavings=100000} for a long run: {@link Interleavings}.
 */
class StressTest {
    private static final List<String> NAMES = List.of("a", "b", "c");

    /** Two answers are enough. */
    private static final ProbationRules HASTY = new ProbationRules(
            true,
            Duration.ofSeconds(1).toNanos(),
            2,
            ProbationRules.DEFAULT.budgetNanos(),
            ProbationRules.DEFAULT.owedNanos(),
            0,
            true,
            ProbationRules.DEFAULT.detectors(),
            ProbationRules.DEFAULT.layers());

    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();
    private final Interleavings interleavings = new Interleavings(5_000, 200);
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger swaps = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger withdrawals = new AtomicInteger();
    private final AtomicInteger settings = new AtomicInteger();
    private final AtomicInteger operating = new AtomicInteger();
    private final AtomicInteger together = new AtomicInteger();
    private TestBoard rig;
    private LiveSlot<Mechanism> arms;

    /** What must not be used once it is down: a policy or an arm. */
    private static final class Mechanism {
        private final AtomicInteger users = new AtomicInteger();
        private volatile boolean down;

        private void use() {
            users.incrementAndGet();
            try {
                for (int i = 0; i < 20; i++) {
                    if (down) {
                        throw new AssertionError("used after its withdrawal had returned");
                    }
                    if (i == 10) {
                        // Let others in just here: on few processors they hardly ever come by themselves.
                        Thread.yield();
                    }
                }
            } finally {
                users.decrementAndGet();
            }
        }

        private void takeDown() {
            if (users.get() != 0) {
                throw new AssertionError("taken down while somebody uses it");
            }
            down = true;
        }
    }

    private static void giveWay() {
        for (int i = 0; i < 3; i++) {
            Thread.yield();
        }
    }

    private record Guest<T>(Tenant<T> tenant, Mechanism mechanism) {}

    /** Fails when the dice say so, in each phase of its life. */
    private final class Dicey implements Policy {
        private final Mechanism mechanism;
        private final SplittableRandom dice;

        private Dicey(Mechanism mechanism, SplittableRandom dice) {
            this.mechanism = mechanism;
            this.dice = dice;
        }

        @Override
        public PolicyDescription description() {
            return new PolicyDescription("dicey", "1.0.0", Map.of(), true);
        }

        @Override
        public synchronized PolicyRun begin(String instruction) {
            mechanism.use();
            if (dice.nextInt(40) == 0) {
                throw new IllegalStateException("cannot begin");
            }
            return new PolicyRun() {
                @Override
                public PolicyStep next(Observation seen) {
                    return step(seen);
                }

                @Override
                public void close() {
                    // holds nothing
                }
            };
        }

        private synchronized PolicyStep step(Observation seen) {
            mechanism.use();
            int joints = dice.nextInt(40) == 0 ? 5 : 6;
            if (dice.nextInt(40) == 0) {
                throw new IllegalStateException("no idea");
            }
            return new PolicyStep.Move(new ActionChunk(
                    seen.nanos(),
                    10,
                    List.of(JointAngles.of(new double[joints])),
                    Phase.LIFT,
                    OptionalDouble.empty(),
                    ""));
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void neverTwoActiveNeverAWithdrawnOneUsedNeverAFailedOneTaken() throws InterruptedException {
        rig = new TestBoard(folder, time);
        arms = (LiveSlot<Mechanism>) rig.board.slot(SlotName.ARM);
        interleavings
                .actor("loop", ticking())
                .actor("asker", asking())
                .actor("operator-1", this::operate)
                .actor("operator-2", this::operate)
                .actor("bundles", comings())
                .actor("settings", this::configure)
                .actor("clock", this::passTime)
                .play(_ -> inspect());
        int rounds = interleavings.rounds();
        assertThat(answers.get()).isGreaterThan(rounds / 4);
        assertThat(turns.get()).isGreaterThan(rounds);
        assertThat(swaps.get()).isGreaterThan(rounds / 4);
        assertThat(together.get()).as("orders that met another").isGreaterThan(rounds / 20);
        assertThat(settings.get()).isEqualTo(rounds);
        assertThat(failures.get()).isGreaterThan(rounds / 200);
        assertThat(withdrawals.get()).isGreaterThan(rounds / 8);
    }

    /** The control loop: a turn with the arm in its tick or a lease of it, never more than one arm. */
    private Actor ticking() {
        Station<Mechanism> station = arms.station();
        return dice -> {
            for (int i = dice.nextInt(10, 60); i > 0; i--) {
                requireOne(arms);
                if (dice.nextInt(3) > 0) {
                    turn(station);
                } else {
                    arms.take().ifPresent(lease -> {
                        try (lease) {
                            lease.service().use();
                        }
                    });
                }
            }
        };
    }

    private void turn(Station<Mechanism> station) {
        Optional<Mechanism> arm = station.enter();
        try {
            arm.ifPresent(mechanism -> {
                turns.incrementAndGet();
                mechanism.use();
            });
        } finally {
            station.leave();
        }
    }

    private static void requireOne(Slot<?> slot) {
        List<? extends Lease<?>> all = slot.takeAll();
        all.forEach(Lease::close);
        if (all.size() > 1) {
            throw new AssertionError("two are active: " + all);
        }
    }

    /** Who serves commands: begins runs, goes on with old ones, ends them. */
    private Actor asking() {
        List<PolicyRun> runs = new ArrayList<>();
        return dice -> {
            requireOne(rig.board.policies());
            try {
                if (runs.isEmpty() || dice.nextInt(3) == 0) {
                    Optional<Lease<Policy>> active = rig.board.policies().take();
                    if (active.isPresent()) {
                        try (Lease<Policy> lease = active.get()) {
                            runs.add(lease.service().begin("x"));
                        }
                    }
                } else {
                    runs.get(dice.nextInt(runs.size())).next(observation());
                    answers.incrementAndGet();
                }
            } catch (IllegalStateException | IllegalArgumentException e) {
                failures.incrementAndGet();
                runs.removeIf(run -> dice.nextBoolean());
            }
            if (runs.size() > 4) {
                runs.removeFirst().close();
            }
        };
    }

    private Observation observation() {
        return TestArms.observation(time.nanoTime(), TestArms.READY_TO_THROW);
    }

    private void operate(SplittableRandom dice) {
        String name = NAMES.get(dice.nextInt(NAMES.size()));
        SlotName slot = dice.nextInt(4) == 0 ? SlotName.ARM : SlotName.POLICY;
        if (operating.incrementAndGet() > 1) {
            together.incrementAndGet();
        }
        try {
            switch (dice.nextInt(8)) {
                case 0 -> rig.board.rollBack(slot, "test", "back");
                case 1 -> rig.board.shadow(SlotName.POLICY, Optional.of(name));
                case 2 -> rig.board.promote(SlotName.POLICY, "test", "good");
                case 3 -> rig.board.shadow(SlotName.POLICY, Optional.empty());
                case 4 ->
                    rig.board.swap(new SwapOrder(
                            Map.of(SlotName.POLICY, List.of(name), SlotName.ARM, List.of(name)),
                            "test",
                            "both",
                            false,
                            true));
                default -> rig.board.swap(SwapOrder.of(slot, name, "test", "swap"));
            }
            swaps.incrementAndGet();
        } catch (SwapRefused refused) {
            // It is away just now, or there is none: that may well be.
            assertThat(refused.getMessage()).isNotBlank();
        } finally {
            operating.decrementAndGet();
        }
    }

    /** Bundles: started, stopped, their configuration changed. */
    private Actor comings() {
        List<Guest<Policy>> policies = new ArrayList<>();
        List<Guest<Mechanism>> drivers = new ArrayList<>();
        return dice -> {
            boolean driver = dice.nextInt(3) == 0;
            String name = NAMES.get(dice.nextInt(NAMES.size()));
            Mechanism mechanism = new Mechanism();
            switch (dice.nextInt(3)) {
                case 0 -> {
                    if (driver) {
                        come(
                                arms,
                                drivers,
                                new Guest<>(
                                        rig.tenant(
                                                SlotName.ARM,
                                                name,
                                                dice.nextInt(3),
                                                mechanism,
                                                new HesitantLeases(StressTest::giveWay)),
                                        mechanism));
                    } else {
                        come(
                                rig.board.policies(),
                                policies,
                                new Guest<>(
                                        rig.policy(name, "1.0.0", dice.nextInt(3), new Dicey(mechanism, dice.split())),
                                        mechanism));
                    }
                }
                case 1 -> {
                    if (driver) {
                        leave(arms, drivers, dice);
                    } else {
                        leave(rig.board.policies(), policies, dice);
                    }
                }
                default -> {
                    if (!policies.isEmpty()) {
                        Tenant<Policy> changed =
                                policies.get(dice.nextInt(policies.size())).tenant();
                        rig.board.policies().describe(changed, changed.candidate());
                    }
                }
            }
        };
    }

    private <T> void come(LiveSlot<T> slot, List<Guest<T>> guests, Guest<T> guest) {
        if (guests.size() < 4) {
            guests.add(guest);
            slot.come(guest.tenant());
        }
    }

    private <T> void leave(LiveSlot<T> slot, List<Guest<T>> guests, SplittableRandom dice) {
        if (!guests.isEmpty()) {
            Guest<T> leaving = guests.remove(dice.nextInt(guests.size()));
            slot.leave(leaving.tenant());
            leaving.mechanism().takeDown();
            withdrawals.incrementAndGet();
        }
    }

    /** Settings of a plug-in, after which it is tried again where it had failed; and those by which newcomers are watched. */
    private void configure(SplittableRandom dice) {
        settings.incrementAndGet();
        if (dice.nextInt(3) > 0) {
            rig.board.configured("org.example." + NAMES.get(dice.nextInt(NAMES.size())));
        } else {
            rig.rules = dice.nextBoolean() ? ProbationRules.DEFAULT : HASTY;
        }
    }

    private void passTime(SplittableRandom dice) {
        time.advance(Duration.ofMillis(dice.nextInt(1, 50)));
        rig.board.watch();
    }

    /** In peace: who is active is the one that everything speaks for. */
    private void inspect() {
        for (SlotName slot : List.of(SlotName.POLICY, SlotName.ARM)) {
            List<Candidate> candidates = rig.board.candidates(slot);
            List<Candidate> active =
                    candidates.stream().filter(Candidate::active).toList();
            Optional<Candidate> best = candidates.stream()
                    .filter(candidate -> candidate.state() != CandidateState.FAILED)
                    .findFirst();
            assertThat(active).hasSizeLessThanOrEqualTo(1);
            assertThat(active.stream().findFirst().map(Candidate::id)).isEqualTo(best.map(Candidate::id));
            assertThat(TestBoard.activeId(rig.board.slot(slot))).isEqualTo(best.map(Candidate::id));
        }
    }
}
