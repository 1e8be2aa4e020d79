package org.lepetpal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    @Test
    void theCheapestPairsAreFoundAndNotTheGreediest() {
        double[][] costs = {{0.1, 0.2}, {0.11, 0.7}};

        assertThat(Assignment.solve(costs, 0.8)).containsExactly(1, 0);
    }

    @Test
    void whatCostsTooMuchStaysAlone() {
        assertThat(Assignment.solve(new double[][] {{0.9, 0.3}, {0.9, 0.9}}, 0.8))
                .containsExactly(1, -1);
        assertThat(Assignment.solve(new double[3][0], 0.8)).containsExactly(-1, -1, -1);
        assertThat(Assignment.solve(new double[0][], 0.8)).isEmpty();
    }

    @Test
    void itIsAsGoodAsTryingAll() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            double[][] costs = new double[1 + random.nextInt(5)][1 + random.nextInt(5)];
            for (double[] row : costs) {
                for (int column = 0; column < row.length; column++) {
                    row[column] = random.nextDouble();
                }
            }

            int[] found = Assignment.solve(costs, 0.7);

            double cost = 0;
            for (int row = 0; row < costs.length; row++) {
                cost += found[row] < 0 ? 0 : costs[row][found[row]] - 0.7;
            }
            assertThat(cost).isCloseTo(least(costs, 0, 0), within(1e-9));
        }
    }

    private static double least(double[][] costs, int row, int taken) {
        if (row == costs.length) {
            return 0;
        }
        double best = least(costs, row + 1, taken);
        for (int column = 0; column < costs[row].length; column++) {
            if ((taken & 1 << column) == 0 && costs[row][column] <= 0.7) {
                best = Math.min(best, costs[row][column] - 0.7 + least(costs, row + 1, taken | 1 << column));
            }
        }
        return best;
    }
}
