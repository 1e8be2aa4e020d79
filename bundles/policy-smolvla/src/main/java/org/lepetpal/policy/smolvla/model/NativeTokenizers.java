package org.lepetpal.policy.smolvla.model;

/** What DJL is told before its library is loaded; what somebody has told it already stays as it is. */
final class NativeTokenizers {
    private NativeTokenizers() {}

    /** It must neither fetch anything nor report its use, and needs no graphics processor for text. */
    static void prepare() {
        suggest("ai.djl.offline", "true");
        suggest("OPT_OUT_TRACKING", "true");
        suggest("RUST_FLAVOR", "cpu");
    }

    private static void suggest(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
