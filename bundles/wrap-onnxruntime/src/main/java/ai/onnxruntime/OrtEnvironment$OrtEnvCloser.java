package ai.onnxruntime;

/**
 * Takes the place of ONNX Runtime's own class of this name: a hook that frees the library's environment as soon as Java is told to end.
 * All hooks run at once, and a robot that is told to end comes to its stop in one of them: a model that is being loaded, or thinks,
 * meanwhile would end the process by a segmentation fault before that (decision 52). Here the environment ends with the process.
 */
final class OrtEnvironment$OrtEnvCloser implements Runnable {
    /** Called by {@link OrtEnvironment}, which hands over what there would be to free. */
    OrtEnvironment$OrtEnvCloser(long api, long environment) {}

    @Override
    public void run() {
        // nothing: see above
    }
}
