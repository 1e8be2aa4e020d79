package org.lepetpal.api.arm;

import java.util.Arrays;

/**
 * One value per joint in the order of {@link ArmDescription#joints()}: degrees in LeRobot's SO-101 convention for
 * rotating joints, 0 (closed) … 100 (open) for the gripper. All values are finite. Immutable.
 */
public final class JointAngles {
    private final double[] values;

    private JointAngles(double[] values) {
        this.values = values;
        if (values.length == 0) {
            throw new IllegalArgumentException("no joints");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("joint " + i + " = " + values[i] + " is not finite");
            }
        }
    }

    /** @throws IllegalArgumentException when empty or when a value is NaN or infinite */
    public static JointAngles of(double... values) {
        return new JointAngles(values.clone());
    }

    public int size() {
        return values.length;
    }

    public double get(int joint) {
        return values[joint];
    }

    /** The same angles with one joint at another value. */
    public JointAngles with(int joint, double value) {
        double[] changed = values.clone();
        changed[joint] = value;
        return new JointAngles(changed);
    }

    /** A copy. */
    public double[] toArray() {
        return values.clone();
    }

    /** Copies the values into memory of the caller's, from its beginning on. */
    public void copy(double[] into) {
        System.arraycopy(values, 0, into, 0, values.length);
    }

    /**
     * The point on the straight line to {@code other}.
     *
     * @param fraction 0 gives these angles, 1 gives {@code other}
     */
    public JointAngles towards(JointAngles other, double fraction) {
        requireSameSize(other);
        double[] between = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            between[i] = values[i] + (other.values[i] - values[i]) * fraction;
        }
        return new JointAngles(between);
    }

    /** Largest absolute difference of any joint; 0 or more. */
    public double distance(JointAngles other) {
        requireSameSize(other);
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            largest = Math.max(largest, Math.abs(values[i] - other.values[i]));
        }
        return largest;
    }

    private void requireSameSize(JointAngles other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(values.length + " joints against " + other.values.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JointAngles angles && Arrays.equals(values, angles.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
