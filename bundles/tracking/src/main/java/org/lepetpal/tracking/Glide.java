package org.lepetpal.tracking;

/**
 * A Kalman filter of one number that changes at a nearly constant rate. SORT's filter of eight numbers falls into four of
 * these, since its matrices couple each coordinate with its own rate alone. One thread at a time.
 */
final class Glide {
    private double value;
    private double rate;
    private double varValue;
    private double covariance;
    private double varRate;

    /**
     * @param value as first measured; at rest
     * @param deviation of the value
     * @param rateDeviation of its rate, a beat
     */
    Glide(double value, double deviation, double rateDeviation) {
        this.value = value;
        this.varValue = deviation * deviation;
        this.varRate = rateDeviation * rateDeviation;
    }

    double value() {
        return value;
    }

    /** From now on it stands still, until something else is measured. */
    void rest() {
        rate = 0;
    }

    /**
     * Where it will be.
     *
     * @param beats time that passes
     * @param deviation by which the value may wander in a beat
     * @param rateDeviation by which its rate may
     */
    void predict(double beats, double deviation, double rateDeviation) {
        value += rate * beats;
        varValue += beats * (2 * covariance + beats * varRate) + beats * deviation * deviation;
        covariance += beats * varRate;
        varRate += beats * rateDeviation * rateDeviation;
    }

    /** Takes a measurement in. */
    void correct(double measured, double deviation) {
        double certainty = varValue + deviation * deviation;
        double gain = varValue / certainty;
        double rateGain = covariance / certainty;
        double surprise = measured - value;
        value += gain * surprise;
        rate += rateGain * surprise;
        varRate -= rateGain * covariance;
        covariance -= gain * covariance;
        varValue -= gain * varValue;
    }
}
