package org.lepetpal.calibration.solve;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.TableMark;

/** Makes a guess fit the marks as well as it can: the method of Levenberg and Marquardt. */
final class Refinement {
    private static final int STEPS = 200;
    private static final double NUDGE = 1e-6;
    private static final double DONE = 1e-12;
    /**
     * A camera that looks straight down tells its focal length and its height apart badly; then the usual one counts. So
     * many pixels of error is an e-fold focal length worth: nothing where the marks determine it.
     */
    private static final double PRIOR = 0.1;

    private final List<TableMark> marks;
    private final Pixel middle;
    private final double usualFocal;

    /** @param middle of the picture */
    Refinement(List<TableMark> marks, Pixel middle, double usualFocal) {
        this.marks = marks;
        this.middle = middle;
        this.usualFocal = usualFocal;
    }

    /** @return empty when it sees a mark behind it */
    Optional<Guess> refine(Guess start) {
        Guess best = start;
        Optional<double[]> misses = misses(best);
        double damping = 1e-3;
        for (int i = 0; i < STEPS && misses.isPresent() && damping < 1e12; i++) {
            Optional<Guess> next = step(best, misses.get(), damping);
            Optional<double[]> nextMisses = next.flatMap(this::misses);
            if (nextMisses.isPresent() && cost(nextMisses.get()) < cost(misses.get())) {
                boolean done = cost(misses.get()) - cost(nextMisses.get()) < DONE;
                best = next.get();
                misses = nextMisses;
                damping /= 5;
                if (done) {
                    break;
                }
            } else {
                damping *= 4;
            }
        }
        return misses.isPresent() ? Optional.of(best) : Optional.empty();
    }

    /** Sum of squares of all that is wrong with it; infinite when it sees a mark behind it. */
    double cost(Guess guess) {
        return misses(guess).map(Refinement::cost).orElse(Double.POSITIVE_INFINITY);
    }

    private Optional<Guess> step(Guess from, double[] misses, double damping) {
        double[][] slopes = new double[misses.length][Guess.PARAMETERS];
        for (int parameter = 0; parameter < Guess.PARAMETERS; parameter++) {
            double[] nudge = new double[Guess.PARAMETERS];
            nudge[parameter] = NUDGE;
            Optional<double[]> nudged = misses(from.changed(nudge));
            if (nudged.isEmpty()) {
                return Optional.empty();
            }
            for (int row = 0; row < misses.length; row++) {
                slopes[row][parameter] = (nudged.get()[row] - misses[row]) / NUDGE;
            }
        }
        double[] wanted = new double[misses.length];
        for (int row = 0; row < wanted.length; row++) {
            wanted[row] = -misses[row];
        }
        return Equations.leastSquares(slopes, wanted, damping).map(from::changed);
    }

    private Optional<double[]> misses(Guess guess) {
        return guess.misses(marks, middle).map(pixels -> {
            double[] all = new double[pixels.length + 1];
            System.arraycopy(pixels, 0, all, 0, pixels.length);
            all[pixels.length] = PRIOR * Math.log(guess.focal() / usualFocal);
            return all;
        });
    }

    private static double cost(double[] misses) {
        double sum = 0;
        for (double miss : misses) {
            sum += miss * miss;
        }
        return sum;
    }
}
