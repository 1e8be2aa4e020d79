package org.lepetpal.camera.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** With the numbers of v4l2-controls.h written out. */
class DeviceControlsTest {
    private static final int EXPOSURE_AUTO = 0x009a0901;
    private static final int EXPOSURE_ABSOLUTE = 0x009a0902;
    private static final int WHITE_BALANCE_AUTO = 0x0098090c;
    private static final int WHITE_BALANCE_TEMPERATURE = 0x0098091a;
    private static final int FOCUS_ABSOLUTE = 0x009a090a;

    private final Webcam webcam = new Webcam();
    private final DeviceControls controls = new DeviceControls(webcam);

    @Test
    void whatTheCameraChoosesIsAutoAndWhatItHasNotIsLeftOut() {
        webcam.values.putAll(Map.of(
                EXPOSURE_AUTO, 3, EXPOSURE_ABSOLUTE, 157, WHITE_BALANCE_AUTO, 0, WHITE_BALANCE_TEMPERATURE, 4600));

        assertThat(controls.read()).isEqualTo(Map.of("exposure", "auto", "white_balance", "4600"));
    }

    @Test
    void aCameraOfFixedKindHasValuesAlone() {
        webcam.values.put(FOCUS_ABSOLUTE, 30);

        assertThat(controls.read()).isEqualTo(Map.of("focus", "30"));
    }

    @Test
    void whatWasReadCanBeSetAgainThoughTheCameraChoseMeanwhile() {
        webcam.values.putAll(Map.of(EXPOSURE_AUTO, 1, EXPOSURE_ABSOLUTE, 157, WHITE_BALANCE_AUTO, 1));
        Map<String, String> before = controls.read();
        webcam.values.putAll(Map.of(EXPOSURE_AUTO, 3, EXPOSURE_ABSOLUTE, 20, WHITE_BALANCE_AUTO, 0));

        controls.set(before);

        assertThat(controls.read()).isEqualTo(before).containsEntry("exposure", "157");
    }

    @Test
    void whatIsNoValueOrNotThereIsLeftAlone() {
        webcam.values.put(FOCUS_ABSOLUTE, 30);

        controls.set(Map.of("focus", "near", "zoom", "3", "exposure", "12"));

        assertThat(webcam.values).isEqualTo(Map.of(FOCUS_ABSOLUTE, 30));
    }

    /** Takes an exposure only where it does not choose one itself. */
    private static final class Webcam implements DeviceControls.Wire {
        private final Map<Integer, Integer> values = new HashMap<>();

        @Override
        public OptionalInt get(int control) {
            return values.containsKey(control) ? OptionalInt.of(values.get(control)) : OptionalInt.empty();
        }

        @Override
        public boolean set(int control, int value) {
            boolean chosen = control == EXPOSURE_ABSOLUTE && values.getOrDefault(EXPOSURE_AUTO, 1) != 1;
            return !chosen && values.replace(control, value) != null;
        }
    }
}
