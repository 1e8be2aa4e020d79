package org.lepetpal.camera.source;

/** What of a V4L2 camera may follow the light by itself or stay as it is set. Numbers are those of {@code v4l2-controls.h}. */
enum Control {
    EXPOSURE("exposure", 0x009a0902, 0x009a0901, 3, 1),
    WHITE_BALANCE("white_balance", 0x0098091a, 0x0098090c, 1, 0),
    FOCUS("focus", 0x009a090a, 0x009a090c, 1, 0);

    private final String label;
    private final int value;
    private final int mode;
    private final int auto;
    private final int manual;

    Control(String label, int value, int mode, int auto, int manual) {
        this.label = label;
        this.value = value;
        this.mode = mode;
        this.auto = auto;
        this.manual = manual;
    }

    String label() {
        return label;
    }

    /** Number of the control that holds the value. */
    int value() {
        return value;
    }

    /** Number of the control that says whether the camera chooses. */
    int mode() {
        return mode;
    }

    /** What {@link #mode} is where it does, as nearly all cameras have it. */
    int auto() {
        return auto;
    }

    /** What {@link #mode} is where it does not. */
    int manual() {
        return manual;
    }
}
