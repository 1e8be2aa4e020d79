package org.example.wave;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Waves three times with the wrist, where the arm stands. It has nothing to load: it can serve as soon as it is there. */
@Component(
        configurationPid = "org.example.wave",
        property = {"robot.name=wave", "robot.version=1.0.0", "service.ranking:Integer=-10"})
@Designate(ocd = WavePolicy.Config.class)
public final class WavePolicy implements Policy {
    private static final int WRIST_ROLL = 4;
    private static final double SECONDS_A_WAVE = 1.5;
    private static final int WAVES = 3;
    private static final double RATE_HZ = 20;
    private static final int TARGETS = 15;

    private final double degrees;

    @ObjectClassDefinition(name = "Wave", description = "A policy that waves.")
    @interface Config {
        @AttributeDefinition(
                name = "WAVE_DEGREES",
                description = "How far the wrist turns to each side, in degrees, 1…45.",
                min = "1",
                max = "45")
        int wave_degrees() default 25;
    }

    @Activate
    public WavePolicy(Config config) {
        this(config.wave_degrees());
    }

    WavePolicy(int degrees) {
        if (degrees < 1 || degrees > 45) {
            throw new IllegalArgumentException("WAVE_DEGREES = " + degrees + " is not in 1…45");
        }
        this.degrees = degrees;
    }

    @Override
    public PolicyDescription description() {
        // It needs no detector, and takes this one instruction only.
        return new PolicyDescription("wave", "1.0.0", Map.of("wave", Set.of()), false);
    }

    @Override
    public PolicyRun begin(String instruction) {
        if (!description().serves(instruction)) {
            throw new IllegalArgumentException("'" + instruction + "' is not served");
        }
        return new Waving();
    }

    /** One command: asked again and again, it plans the next 0.75 s each time. */
    private final class Waving implements PolicyRun {
        private long begun;
        private JointAngles stand;

        @Override
        public PolicyStep next(Observation now) {
            if (stand == null) {
                begun = now.nanos();
                stand = now.lastTarget();
            }
            double elapsed = (now.nanos() - begun) / 1e9;
            if (elapsed > WAVES * SECONDS_A_WAVE) {
                return new PolicyStep.Done(false, "waved " + WAVES + " times");
            }
            List<JointAngles> targets = new ArrayList<>();
            for (int i = 0; i < TARGETS; i++) {
                targets.add(at(elapsed + i / RATE_HZ));
            }
            return new PolicyStep.Move(new ActionChunk(
                    now.nanos(), RATE_HZ, targets, Phase.READY_TO_THROW, OptionalDouble.of(1), "waving"));
        }

        /** It swells and fades, so that nothing jerks at either end. */
        private JointAngles at(double seconds) {
            double done = Math.clamp(seconds / (WAVES * SECONDS_A_WAVE), 0, 1);
            double swing = Math.sin(Math.PI * done) * Math.sin(2 * Math.PI * WAVES * done);
            return stand.with(WRIST_ROLL, stand.get(WRIST_ROLL) + degrees * swing);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
