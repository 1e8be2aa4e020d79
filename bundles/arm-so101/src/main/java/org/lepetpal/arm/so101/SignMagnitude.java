package org.lepetpal.arm.so101;

/**
 * Feetech's signed numbers: a sign bit above a magnitude, not two's complement.
 *
 * @param signBit 1…15
 */
record SignMagnitude(int signBit) {
    SignMagnitude {
        if (signBit < 1 || signBit > 15) {
            throw new IllegalArgumentException("sign bit " + signBit + " is not in 1…15");
        }
    }

    /** @throws IllegalArgumentException when the magnitude would run into the sign bit */
    int encode(int value) {
        int magnitude = Math.abs(value);
        int largest = (1 << signBit) - 1;
        if (magnitude > largest) {
            throw new IllegalArgumentException("magnitude " + magnitude + " exceeds " + largest);
        }
        return value < 0 ? magnitude | 1 << signBit : magnitude;
    }

    int decode(int raw) {
        int magnitude = raw & (1 << signBit) - 1;
        return (raw & 1 << signBit) != 0 ? -magnitude : magnitude;
    }
}
