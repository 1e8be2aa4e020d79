package org.lepetpal.calibration.solve;

import java.util.Optional;

/** Linear equations. */
public final class Equations {
    private static final double SINGULAR = 1e-12;

    private Equations() {}

    /**
     * Solves {@code a x = b} by elimination with row pivots.
     *
     * @return empty when the equations do not determine x
     */
    public static Optional<double[]> solve(double[][] a, double[] b) {
        int size = b.length;
        double[][] rows = new double[size][size + 1];
        for (int i = 0; i < size; i++) {
            System.arraycopy(a[i], 0, rows[i], 0, size);
            rows[i][size] = b[i];
        }
        for (int column = 0; column < size; column++) {
            int pivot = largest(rows, column);
            if (!(Math.abs(rows[pivot][column]) > SINGULAR)) {
                return Optional.empty();
            }
            double[] swapped = rows[column];
            rows[column] = rows[pivot];
            rows[pivot] = swapped;
            eliminate(rows, column);
        }
        double[] x = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            double rest = rows[i][size];
            for (int j = i + 1; j < size; j++) {
                rest -= rows[i][j] * x[j];
            }
            x[i] = rest / rows[i][i];
        }
        return Optional.of(x);
    }

    private static int largest(double[][] rows, int column) {
        int pivot = column;
        for (int i = column + 1; i < rows.length; i++) {
            if (Math.abs(rows[i][column]) > Math.abs(rows[pivot][column])) {
                pivot = i;
            }
        }
        return pivot;
    }

    private static void eliminate(double[][] rows, int column) {
        for (int i = column + 1; i < rows.length; i++) {
            double factor = rows[i][column] / rows[column][column];
            for (int j = column; j < rows[i].length; j++) {
                rows[i][j] -= factor * rows[column][j];
            }
        }
    }

    /** The normal equations' solution of an overdetermined system, with {@code damping} added to their diagonal in proportion. */
    static Optional<double[]> leastSquares(double[][] a, double[] b, double damping) {
        int size = a[0].length;
        double[][] squares = new double[size][size];
        double[] right = new double[size];
        for (int row = 0; row < a.length; row++) {
            for (int i = 0; i < size; i++) {
                right[i] += a[row][i] * b[row];
                for (int j = 0; j < size; j++) {
                    squares[i][j] += a[row][i] * a[row][j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            squares[i][i] *= 1 + damping;
        }
        return solve(squares, right);
    }
}
