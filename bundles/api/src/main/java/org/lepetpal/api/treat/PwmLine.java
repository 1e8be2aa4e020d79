package org.lepetpal.api.treat;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/** One PWM output for a hobby servo, 50 Hz: a pin, or the simulated chute's. One caller at a time. */
@ConsumerType
public interface PwmLine extends AutoCloseable {
    /**
     * Sends pulses of this width from now on.
     *
     * @param microseconds 500…2500
     */
    void pulse(int microseconds) throws IOException;

    /** Stops the pulses, so that the servo does not hum. */
    void off() throws IOException;

    /** Gives the output back, pulses off. Idempotent. */
    @Override
    void close();
}
