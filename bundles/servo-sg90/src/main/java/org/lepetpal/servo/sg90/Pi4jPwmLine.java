package org.lepetpal.servo.sg90;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmType;
import com.pi4j.plugin.linuxfs.provider.pwm.LinuxFsPwmProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lepetpal.api.treat.PwmLine;

/**
 * A PWM output of a Raspberry Pi through Pi4J's linuxfs provider; the only class that touches Pi4J. Providers are given by
 * hand instead of being searched for: the search goes by the thread's class loader, which in a framework finds none.
 */
final class Pi4jPwmLine implements PwmLine {
    private static final int HERTZ = 50;
    private static final float PERCENT_PER_MICROSECOND = 100f * HERTZ / 1_000_000f;

    private final Context context;
    private final Pwm pwm;
    private boolean closed;

    private Pi4jPwmLine(Context context, Pwm pwm) {
        this.context = context;
        this.pwm = pwm;
    }

    /**
     * Opens an output.
     *
     * @param sysfs where the kernel shows its PWM chips, {@code /sys/class/pwm}
     * @throws IOException when there is no such output or it is not ours to use
     */
    static Pi4jPwmLine open(Path sysfs, Source.Output output) throws IOException {
        Path chip = sysfs.resolve("pwmchip" + output.chip());
        if (!Files.isDirectory(chip)) {
            throw new IOException("there is no PWM chip " + output.chip() + " on this machine");
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(Pi4J.class.getClassLoader());
        try {
            LinuxFsPwmProvider provider = LinuxFsPwmProvider.newInstance(sysfs.toString(), output.chip());
            Context context = Pi4J.newContextBuilder()
                    .noAutoDetect()
                    .disableShutdownHook()
                    .add(provider)
                    .build();
            try {
                return new Pi4jPwmLine(
                        context,
                        context.create(Pwm.newConfigBuilder(context)
                                .id("lepetpal-chute")
                                .address(output.channel())
                                .pwmType(PwmType.HARDWARE)
                                .frequency(HERTZ)
                                .provider(provider.id())
                                .build()));
            } catch (Pi4JException e) {
                context.shutdown();
                throw new IOException("the PWM output " + output + " cannot be used: " + e.getMessage(), e);
            }
        } catch (Pi4JException e) {
            throw new IOException("Pi4J does not start: " + e.getMessage(), e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Override
    public void pulse(int microseconds) throws IOException {
        if (microseconds < 500 || microseconds > 2500) {
            throw new IllegalArgumentException("pulse of " + microseconds + " µs is not in 500…2500");
        }
        try {
            pwm.on(microseconds * PERCENT_PER_MICROSECOND, HERTZ);
        } catch (Pi4JException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void off() throws IOException {
        try {
            pwm.off();
        } catch (Pi4JException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            context.shutdown();
        }
    }
}
