package org.lepetpal.camera.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Reads and sets exposure, white balance and focus of a V4L2 camera. One caller at a time. */
final class DeviceControls {
    private static final String AUTO = "auto";

    private final Wire wire;

    /** The device's own controls, by V4L2's numbers. */
    interface Wire {
        /** @return empty when it has no such control */
        OptionalInt get(int control);

        /** @return whether it took it */
        boolean set(int control, int value);
    }

    DeviceControls(Wire wire) {
        this.wire = wire;
    }

    /** By name: {@code auto}, or the value that is set; what it has not is left out. */
    Map<String, String> read() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Control control : Control.values()) {
            OptionalInt mode = wire.get(control.mode());
            OptionalInt value = wire.get(control.value());
            if (mode.isPresent() && mode.getAsInt() != control.manual()) {
                all.put(control.label(), AUTO);
            } else if (value.isPresent()) {
                all.put(control.label(), Integer.toString(value.getAsInt()));
            }
        }
        return all;
    }

    /** What is not named, is refused, or is no value stays as it is. */
    void set(Map<String, String> wished) {
        for (Control control : Control.values()) {
            String text = wished.getOrDefault(control.label(), "");
            if (text.equals(AUTO)) {
                wire.set(control.mode(), control.auto());
            } else if (text.matches("-?\\d{1,9}")) {
                // a value is refused while the camera chooses
                wire.set(control.mode(), control.manual());
                wire.set(control.value(), Integer.parseInt(text));
            }
        }
    }
}
