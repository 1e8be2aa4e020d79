package org.lepetpal.lerobot.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;

/**
 * One run. It never waits for the model: while the next chunk is thought of it goes on with the present one, and before the
 * first it stands still. A model that fails, or thinks for too long, is a fault of the policy, and thus an exception; a task that
 * was not done is none.
 */
final class LearnedRun implements PolicyRun {
    private static final String POLICY_ERROR = "policy_error";
    private static final String PICK_UP_THE_BALL = "pick up the ball";
    private static final long AHEAD_NANOS = 1_000_000_000L;

    private final String instruction;
    private final Eyesight eyesight;
    private final Mind mind;
    private final Conduct conduct;
    private final BooleanSupplier withdrawn;
    private final Appetite appetite;
    private final Stillness stillness;
    private final Latency latency = new Latency();
    private final List<Duration> inferences = new ArrayList<>();
    private Optional<Asked> asked = Optional.empty();
    private Optional<Track> track = Optional.empty();
    private OptionalDouble confidence = OptionalDouble.empty();
    private long questions;
    private boolean closed;

    LearnedRun(String instruction, Eyesight eyesight, Mind mind, Conduct conduct, BooleanSupplier withdrawn) {
        this.instruction = instruction;
        this.eyesight = eyesight;
        this.mind = mind;
        this.conduct = conduct;
        this.withdrawn = withdrawn;
        this.appetite = new Appetite(conduct.nextAt());
        this.stillness = new Stillness(conduct.still().toNanos());
    }

    /**
     * @param nanos of the observation that is thought about
     * @param held how many of the answer's first moments are held to what is being done
     * @param thought that goes on about it
     */
    private record Asked(long nanos, int held, Thought thought) {}

    @Override
    public PolicyStep next(Observation now) {
        if (closed || withdrawn.getAsBoolean()) {
            throw new IllegalStateException(closed ? "this run is over" : "the policy was withdrawn");
        }
        asked.flatMap(question -> question.thought().outcome()).ifPresent(outcome -> hear(outcome, now.nanos()));
        if (asked.isPresent()
                && now.nanos() - asked.get().nanos() > conduct.timeout().toNanos()) {
            throw new IllegalStateException(
                    "the model has thought for more than " + conduct.timeout().toSeconds() + " s");
        }
        ask(now);
        return track.filter(followed -> stands(now, followed))
                .map(_ -> over(now))
                .orElseGet(() -> new PolicyStep.Move(chunk(now)));
    }

    private void hear(Thought.Outcome outcome, long nanos) {
        Asked question = asked.orElseThrow();
        asked = Optional.empty();
        switch (outcome.answer()) {
            case Answer.Failure failure -> throw new IllegalStateException(failure.why());
            case Answer.Chunk chunk -> {
                inferences.add(outcome.took());
                follow(chunk, question, nanos);
            }
        }
    }

    private void follow(Answer.Chunk chunk, Asked question, long nanos) {
        long began = question.nanos();
        Optional<List<JointAngles>> targets = eyesight.targets(chunk.actions());
        if (targets.isEmpty()) {
            return;
        }
        Track newer = Track.of(began, conduct.rateHz(), targets.get(), chunk.normalised());
        latency.took(nanos - began);
        appetite.waited(nanos - began, newer.endNanos() - newer.startNanos());
        confidence = track.map(older -> Confidence.of(older.difference(newer, question.held())))
                .orElse(OptionalDouble.empty());
        track = Optional.of(track.filter(older -> older.left(nanos) > 0)
                .map(older -> older.followedBy(newer, conduct.joining()))
                .orElseGet(() -> newer.startingAt(nanos - consumed(began))));
    }

    /**
     * For how long the arm has moved since the question. Where it stood and waited for the answer its actions are not late:
     * without this a model that thinks for longer than its chunks last would never move anything.
     */
    private long consumed(long began) {
        return track.map(older -> Math.max(0, older.endNanos() - began)).orElse(0L);
    }

    private void ask(Observation now) {
        if (asked.isPresent()) {
            return;
        }
        Optional<float[]> state = eyesight.state(now);
        double left = track.map(followed -> followed.shareLeft(now.nanos())).orElse(0.0);
        if (state.isEmpty() || !appetite.wants(left, state.get())) {
            return;
        }
        Optional<Look> look = eyesight.look(now, instruction, conduct.seed() + questions, leftover(now.nanos()));
        look.flatMap(mind::think).ifPresent(thought -> {
            asked = Optional.of(new Asked(
                    now.nanos(), look.get().leftover().map(Leftover::held).orElse(0), thought));
            appetite.served(state.get());
            questions++;
        });
    }

    /** What is being done and will go on for a while: of use only to a policy that can be held to it. */
    private Optional<Leftover> leftover(long nanos) {
        if (conduct.chunking().isEmpty() || track.isEmpty() || track.get().left(nanos) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Leftover(
                track.get().ahead(nanos),
                latency.actions(conduct.rateHz()),
                conduct.chunking().get()));
    }

    private boolean stands(Observation now, Track followed) {
        if (followed.left(now.nanos()) == 0) {
            stillness.pause();
            return false;
        }
        return stillness.lasts(now.nanos(), now.arm().positions(), followed.at(now.nanos() + AHEAD_NANOS));
    }

    private PolicyStep over(Observation now) {
        boolean holds = holds(now);
        if (instruction.equals(PICK_UP_THE_BALL) && !holds) {
            return new PolicyStep.GivenUp(POLICY_ERROR, "the policy stands still and holds nothing");
        }
        return new PolicyStep.Done(holds, "the policy has come to a stand");
    }

    private boolean holds(Observation now) {
        return Grip.holds(now.arm(), now.lastTarget());
    }

    private ActionChunk chunk(Observation now) {
        if (track.isEmpty() || track.get().left(now.nanos()) == 0) {
            boolean thinking = asked.isPresent();
            return new ActionChunk(
                    now.nanos(),
                    conduct.rateHz(),
                    List.of(now.lastTarget()),
                    phase(now),
                    OptionalDouble.empty(),
                    thinking ? "thinking" : "waits for its cameras",
                    thinking);
        }
        Track followed = track.get();
        return new ActionChunk(
                followed.startNanos(),
                followed.rateHz(),
                followed.targets(),
                phase(now),
                confidence,
                "follows the policy");
    }

    /** What can be told from outside: the policy itself knows no phases. */
    private Phase phase(Observation now) {
        if (track.isEmpty()) {
            return Phase.DETECT;
        }
        return holds(now) ? Phase.LIFT : Phase.APPROACH;
    }

    @Override
    public Optional<List<Duration>> inferences() {
        List<Duration> ended = List.copyOf(inferences);
        inferences.clear();
        return Optional.of(ended);
    }

    /** What it was thinking of is dropped, so that the next run need not wait for it. */
    @Override
    public void close() {
        closed = true;
        asked.ifPresent(question -> question.thought().drop());
    }
}
