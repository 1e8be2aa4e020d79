package org.lepetpal.lerobot.policy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.lerobot.model.Picture;

/**
 * Translates between the robot and a policy: pictures by name, angles in the policy's units.
 *
 * @param cameras of the robot, in the policy's order
 * @param units in which the policy counts
 */
record Eyesight(List<String> cameras, Robot robot, UnitMode units) {
    /** What the policy is to think about; empty while a camera or the arm is missing. */
    Optional<Look> look(Observation now, String prompt, long seed, Optional<Leftover> leftover) {
        Optional<float[]> state = state(now);
        if (state.isEmpty()) {
            return Optional.empty();
        }
        List<Picture> pictures = new ArrayList<>();
        for (String camera : cameras) {
            robot.frame(camera, now).map(Eyesight::copied).ifPresent(pictures::add);
        }
        return pictures.size() < cameras.size()
                ? Optional.empty()
                : Optional.of(new Look(pictures, state.get(), prompt, seed, leftover));
    }

    /** A copy, as thinking takes longer than a frame is lent for. */
    private static Picture copied(Frame lent) {
        try (lent) {
            byte[] pixels = new byte[lent.width() * lent.height() * 3];
            lent.bgr().get(pixels);
            return Picture.bgr(lent.width(), lent.height(), ByteBuffer.wrap(pixels));
        }
    }

    /** Where the arm is, in the policy's units; empty without an arm. */
    Optional<float[]> state(Observation now) {
        return robot.arm().map(arm -> floats(arm.fromDegrees(units, now.arm().positions())));
    }

    /** Where the policy wants the arm; empty without an arm. */
    Optional<List<JointAngles>> targets(List<float[]> actions) {
        return robot.arm()
                .map(arm -> actions.stream().map(action -> target(arm, action)).toList());
    }

    private JointAngles target(ArmDescription arm, float[] action) {
        double[] values = new double[action.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = action[i];
        }
        return arm.toDegrees(units, values);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
