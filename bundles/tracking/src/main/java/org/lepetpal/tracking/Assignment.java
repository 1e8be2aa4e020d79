package org.lepetpal.tracking;

import java.util.Arrays;

/**
 * Pairs rows with columns so that the sum of their costs is least: the Hungarian method with potentials, after Kuhn and
 * Munkres, in O(n³).
 */
final class Assignment {
    private Assignment() {}

    /**
     * @param costs rows × columns; finite
     * @param most pairs that cost more are none
     * @return the column of each row, or -1
     */
    static int[] solve(double[][] costs, double most) {
        int rows = costs.length;
        int columns = rows == 0 ? 0 : costs[0].length;
        int[] result = new int[rows];
        Arrays.fill(result, -1);
        if (columns == 0) {
            return result;
        }
        // Square, and to go alone costs half of what a pair may cost at most: as if each had its own place to stay away
        // at.
        int size = rows + columns;
        int[] rowOf = new Kuhn(size, (row, column) -> cost(costs, row, column, most)).rows();
        for (int column = 0; column < columns; column++) {
            int row = rowOf[column];
            if (row < rows && costs[row][column] <= most) {
                result[row] = column;
            }
        }
        return result;
    }

    private static double cost(double[][] costs, int row, int column, double most) {
        boolean realRow = row < costs.length;
        boolean realColumn = column < costs[0].length;
        if (realRow && realColumn) {
            return costs[row][column];
        }
        return realRow || realColumn ? most / 2 : 0;
    }

    /** A cost. */
    @FunctionalInterface
    private interface Costs {
        double of(int row, int column);
    }

    /** The method on a square of costs; rows and columns count from 1, 0 is the outside. */
    private static final class Kuhn {
        private final int size;
        private final Costs costs;
        private final double[] rowPotential;
        private final double[] columnPotential;
        private final int[] rowOfColumn;
        private final int[] previous;

        Kuhn(int size, Costs costs) {
            this.size = size;
            this.costs = costs;
            rowPotential = new double[size + 1];
            columnPotential = new double[size + 1];
            rowOfColumn = new int[size + 1];
            previous = new int[size + 1];
        }

        int[] rows() {
            for (int row = 1; row <= size; row++) {
                place(row);
            }
            int[] rows = new int[size];
            for (int column = 1; column <= size; column++) {
                rows[column - 1] = rowOfColumn[column] - 1;
            }
            return rows;
        }

        private void place(int row) {
            double[] slack = new double[size + 1];
            Arrays.fill(slack, Double.POSITIVE_INFINITY);
            boolean[] visited = new boolean[size + 1];
            rowOfColumn[0] = row;
            int column = 0;
            do {
                visited[column] = true;
                column = next(column, slack, visited);
            } while (rowOfColumn[column] != 0);
            while (column != 0) {
                int before = previous[column];
                rowOfColumn[column] = rowOfColumn[before];
                column = before;
            }
        }

        private int next(int from, double[] slack, boolean[] visited) {
            int row = rowOfColumn[from];
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int column = 1; column <= size; column++) {
                if (!visited[column]) {
                    double reduced = costs.of(row - 1, column - 1) - rowPotential[row] - columnPotential[column];
                    if (reduced < slack[column]) {
                        slack[column] = reduced;
                        previous[column] = from;
                    }
                    if (slack[column] < least) {
                        least = slack[column];
                        nearest = column;
                    }
                }
            }
            for (int column = 0; column <= size; column++) {
                if (visited[column]) {
                    rowPotential[rowOfColumn[column]] += least;
                    columnPotential[column] -= least;
                } else {
                    slack[column] -= least;
                }
            }
            return nearest;
        }
    }
}
