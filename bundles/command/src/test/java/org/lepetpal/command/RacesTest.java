package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.command.State;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.testkit.FakeSafetyKernel;
import org.lepetpal.testkit.FakeSoftwareStop;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.Interleavings;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.SteppedTimebase;

/**
 * The real loop, desk and policy workers, and six threads at once: time, in whose steps the loop ticks, two people who submit and cancel,
 * who presses and resets the software stop, who exchanges policies, and who exchanges, takes away and unplugs the arm. In each round each
 * does what a seed says, all at the same moment. In every tick the arm is held or driven, never under a stop, and never by what was
 * planned for another arm ({@link Referee}); one command at most has the place, one that has ended stays as it ended, and every one ends.
 * {@code -Dlepetpal.interleavings=100000} for a long run: {@link Interleavings}.
 */
class RacesTest {
    /** After so many all have to come to an end, and the robot has to be well. */
    private static final int CHAPTER = 50;

    private static final List<JointAngles> PLACES =
            List.of(TestArms.HOME, Rig.OUT, TestArms.READY_TO_THROW, Rig.OUT.with(0, -60));

    private final Interleavings interleavings = new Interleavings(2_000, 400);
    private final SteppedTimebase time = new SteppedTimebase();
    private final FakeSafetyKernel safety = new FakeSafetyKernel(time);
    private final FakeSoftwareStop stop = new FakeSoftwareStop();
    private final FixedSwitchboard board = new FixedSwitchboard();
    private final SplittableRandom between = new SplittableRandom(interleavings.seed() - 1);
    private volatile boolean peace;

    private final Referee referee = new Referee(safety, time, stop, this::meanwhile, this::broke);
    private final CommandStore store = new CommandStore(referee, new FakeArchive());
    private final CommandCentre centre = new CommandCentre(
            referee,
            board,
            referee,
            new Surroundings(Optional::empty, Optional::empty, () -> Optional.of(stop), Optional::empty),
            store,
            100,
            20);
    private final Queue<UUID> accepted = new ConcurrentLinkedQueue<>();
    private final Map<UUID, CommandStatus> open = new HashMap<>();
    private final Map<UUID, CommandStatus> ended = new HashMap<>();
    private final Map<State, Integer> outcomes = new EnumMap<>(State.class);
    private final AtomicInteger stops = new AtomicInteger();
    private final AtomicInteger arms = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger handOvers = new AtomicInteger();

    /** Fails when the dice say so, in each phase of its life. */
    private final class Dicey implements Policy {
        private final SplittableRandom dice;

        private Dicey(SplittableRandom dice) {
            this.dice = dice;
        }

        @Override
        public PolicyDescription description() {
            return new PolicyDescription("dicey", "1.0.0", Map.of(Rig.BALL, Set.of(), Rig.TREAT, Set.of()), false);
        }

        @Override
        public synchronized PolicyRun begin(String instruction) {
            if (dice.nextInt(20) == 0) {
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
            answers.incrementAndGet();
            return switch (dice.nextInt(100)) {
                case 0 -> throw new IllegalStateException("no idea");
                case 1, 2 -> new PolicyStep.Done(true, "done");
                case 3 -> new PolicyStep.Done(false, "nothing there");
                case 4, 5, 6, 7 -> new PolicyStep.Move(Rig.chunk(seen, OptionalDouble.of(0.1), Phase.DETECT));
                default -> new PolicyStep.Move(Rig.chunk(seen, OptionalDouble.of(0.9), Phase.APPROACH));
            };
        }
    }

    @Test
    void everyTickHoldsOrDrivesAndEveryCommandEnds() throws InterruptedException {
        interleavings
                .actor("clock", this::passTime)
                .actor("asker-1", this::ask)
                .actor("asker-2", this::ask)
                .actor("stop", this::pressStop)
                .actor("policies", this::exchangePolicies)
                .actor("arms", this::exchangeArms)
                .play(round -> {
                    inspect();
                    if (round % CHAPTER == 0) {
                        peace = true;
                        endChapter();
                        peace = false;
                    }
                });
        centre.close();
        store.close();
        interleavings.check();
        int rounds = interleavings.rounds();
        assertThat(referee.ticks()).isGreaterThan(rounds);
        assertThat(referee.drives()).isGreaterThan(rounds);
        assertThat(answers.get()).isGreaterThan(rounds / 8);
        assertThat(handOvers.get()).isGreaterThan(rounds / 20);
        assertThat(arms.get()).isGreaterThan(rounds / 20);
        assertThat(stops.get()).isGreaterThan(rounds / 40);
        for (State state : List.of(State.SUCCEEDED, State.FAILED, State.ABORTED)) {
            assertThat(outcomes.getOrDefault(state, 0))
                    .as("%s of %s", state, outcomes)
                    .isGreaterThan(rounds / 50);
        }
    }

    private void passTime(SplittableRandom dice) {
        time.advance(Duration.ofMillis(dice.nextInt(10, 60)));
    }

    private void ask(SplittableRandom dice) {
        try {
            switch (dice.nextInt(10)) {
                case 0, 1, 2 -> accepted.add(centre.commands().submit(request(Rig.TREAT, false, dice)));
                case 3 -> accepted.add(centre.commands().submit(request(Rig.BALL, false, dice)));
                case 4 -> accepted.add(centre.commands().submit(request(Rig.TREAT, true, dice)));
                case 5, 6 -> accepted.add(centre.commands().submit(CommandRequest.of("go home")));
                case 7 -> accepted.add(centre.poseMoves().goTo("ready_to_throw"));
                case 8 -> centre.commands().cancel();
                default -> {
                    // Lets the others go on for a while.
                }
            }
        } catch (CommandRefused refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static CommandRequest request(String prompt, boolean abortPrevious, SplittableRandom dice) {
        return new CommandRequest(
                prompt, Duration.ofMillis(dice.nextInt(300, 3_000)), 0.6, abortPrevious, Optional.empty());
    }

    private void pressStop(SplittableRandom dice) {
        switch (dice.nextInt(20)) {
            case 0 -> {
                stop.stop(StopCategory.POWER_KEPT, "on purpose");
                stops.incrementAndGet();
                if (dice.nextBoolean()) {
                    stop.reset();
                }
            }
            case 1, 2, 3, 4, 5, 6 -> stop.reset();
            default -> {
                // Most of the time nobody presses anything.
            }
        }
    }

    /** It comes to serve the next command, or takes over what is under way; now and then all of them go. */
    private void exchangePolicies(SplittableRandom dice) {
        switch (dice.nextInt(8)) {
            case 0 -> board.policy().clear();
            case 1, 2, 3 -> {
                boolean handOver = dice.nextBoolean();
                board.policy().ahead("p" + dice.nextInt(3), new Dicey(dice.split()), handOver);
                handOvers.addAndGet(handOver ? 1 : 0);
            }
            default -> {
                // They work.
            }
        }
    }

    private void exchangeArms(SplittableRandom dice) {
        switch (dice.nextInt(16)) {
            case 0 -> safety.present(false);
            case 1, 2 -> {
                synchronized (safety) {
                    safety.fakeArm().place(PLACES.get(dice.nextInt(PLACES.size())));
                    safety.exchange();
                }
                arms.incrementAndGet();
            }
            case 3 -> safety.fakeArm().unplug(true);
            case 4, 5, 6, 7 -> safety.fakeArm().unplug(false);
            case 8, 9, 10 -> {
                if (safety.arm().isEmpty()) {
                    safety.present(true);
                }
            }
            default -> {
                // It works.
            }
        }
    }

    /** In the middle of a tick, on the loop's own thread: other threads come just there too seldom. */
    private void meanwhile() {
        if (peace) {
            return;
        }
        switch (between.nextInt(200)) {
            case 0, 1, 2, 3 -> exchangeArms(between);
            case 4 -> pressStop(between);
            case 5 -> centre.commands().cancel();
            case 6 -> exchangePolicies(between);
            default -> Thread.yield();
        }
    }

    /** In peace: the place is one command's, or those have it who all wait for the same way. */
    private void inspect() {
        for (UUID id = accepted.poll(); id != null; id = accepted.poll()) {
            open.put(id, status(id));
        }
        int serving = 0;
        List<String> travelling = new ArrayList<>();
        Iterator<UUID> all = open.keySet().iterator();
        while (all.hasNext()) {
            CommandStatus now = status(all.next());
            if (now.state().isFinal()) {
                all.remove();
                ended.put(now.requestId(), now);
                outcomes.merge(now.state(), 1, Integer::sum);
            } else if (now.prompt().startsWith("go ")) {
                travelling.add(now.prompt());
            } else {
                serving++;
            }
        }
        boolean alone = serving == 0 || (serving == 1 && travelling.isEmpty());
        boolean together = travelling.size() < 2 || travelling.stream().allMatch("go home"::equals);
        if (!alone || !together) {
            broke(serving + " commands are served, and the arm travels for " + travelling);
        }
    }

    /** All is mended: whatever is under way ends when it is cancelled, and the next command finds the robot well. */
    private void endChapter() {
        stop.reset();
        safety.fakeArm().unplug(false);
        safety.present(true);
        centre.commands().cancel();
        time.advance(Duration.ofMillis(50));
        inspect();
        if (!open.isEmpty()) {
            broke("cancelled, and not over: " + open.values());
        }
        for (CommandStatus before : ended.values()) {
            if (!status(before.requestId()).equals(before)) {
                broke("ended as " + before + " and then as " + status(before.requestId()));
            }
        }
        ended.clear();
        goHome();
        if (board.policy().leasesOut() != 0) {
            broke(board.policy().leasesOut() + " policies were never given back");
        }
    }

    private void goHome() {
        try {
            UUID home = centre.commands().submit(CommandRequest.of("go home"));
            for (int i = 0; i < 600 && !status(home).state().isFinal(); i++) {
                time.advance(Duration.ofMillis(10));
            }
            if (status(home).state() != State.SUCCEEDED) {
                broke("did not come home: " + status(home));
            }
        } catch (CommandRefused refused) {
            broke("did not go home: " + refused);
        }
    }

    private void broke(String what) {
        interleavings.broke(new AssertionError(what));
    }

    private CommandStatus status(UUID id) {
        return centre.commands().status(id).orElseThrow();
    }
}
