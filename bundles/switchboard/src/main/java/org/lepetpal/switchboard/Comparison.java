package org.lepetpal.switchboard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.swap.Agreement;

/** Compares what two policies plan from the same observation. Any thread. */
final class Comparison {
    private static final int WINDOW = 200;
    /** Moments at which two plans are laid over each other. */
    private static final int SAMPLES = 10;
    /** Error of the worst joint, in degrees, from which on two plans have nothing in common. */
    private static final double WORST = 10;

    private final Deque<Pair> newest = new ArrayDeque<>();

    private record Pair(double[] errors, boolean samePhase) {
        double score() {
            double worst = 0;
            for (double error : errors) {
                worst = Math.max(worst, error);
            }
            return Math.max(0, 1 - worst / WORST) * (samePhase ? 1 : 0.5);
        }
    }

    /** Two steps of different kinds have nothing in common; two that both move nothing, everything. */
    void add(PolicyStep active, PolicyStep shadow, int joints) {
        if (active instanceof PolicyStep.Move one && shadow instanceof PolicyStep.Move other) {
            add(new Pair(
                    errors(one.chunk(), other.chunk(), joints),
                    one.chunk().phase() == other.chunk().phase()));
        } else if (active.getClass() == shadow.getClass()) {
            add(new Pair(new double[joints], true));
        } else {
            addFailure(joints);
        }
    }

    /** No answer has nothing in common with any. */
    void addFailure(int joints) {
        double[] errors = new double[joints];
        Arrays.fill(errors, WORST);
        add(new Pair(errors, false));
    }

    private synchronized void add(Pair pair) {
        newest.addLast(pair);
        if (newest.size() > WINDOW) {
            newest.removeFirst();
        }
    }

    /** Mean distance of each joint over the time that both plans cover, or where both begin. */
    private static double[] errors(ActionChunk one, ActionChunk other, int joints) {
        long from = Math.max(one.startNanos(), other.startNanos());
        long until = Math.max(from, Math.min(one.endNanos(), other.endNanos()));
        double[] errors = new double[joints];
        for (int sample = 0; sample < SAMPLES; sample++) {
            long moment = from + (until - from) * sample / (SAMPLES - 1);
            JointAngles here = at(one, moment);
            JointAngles there = at(other, moment);
            for (int joint = 0; joint < joints; joint++) {
                errors[joint] += Math.abs(here.get(joint) - there.get(joint)) / SAMPLES;
            }
        }
        return errors;
    }

    private static JointAngles at(ActionChunk chunk, long nanos) {
        double index = Math.max(0, (nanos - chunk.startNanos()) * chunk.rateHz() / 1e9);
        int last = chunk.targets().size() - 1;
        int before = (int) Math.min(index, last);
        return chunk.targets()
                .get(before)
                .towards(chunk.targets().get(Math.min(before + 1, last)), Math.min(1, index - before));
    }

    synchronized Agreement agreement() {
        if (newest.isEmpty()) {
            return Agreement.NONE;
        }
        int compared = newest.size();
        List<Double> joints = new ArrayList<>();
        for (int joint = 0; joint < newest.getFirst().errors().length; joint++) {
            int at = joint;
            joints.add(newest.stream()
                    .mapToDouble(pair -> pair.errors()[at])
                    .average()
                    .orElse(0));
        }
        return new Agreement(
                compared,
                newest.stream().mapToDouble(Pair::score).average().orElse(0),
                (double) newest.stream().filter(Pair::samePhase).count() / compared,
                joints);
    }
}
