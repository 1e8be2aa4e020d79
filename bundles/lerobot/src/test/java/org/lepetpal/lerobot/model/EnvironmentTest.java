package org.lepetpal.lerobot.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import org.junit.jupiter.api.Test;

/** ONNX Runtime as the wrapper has it. */
final class EnvironmentTest {
    /** Its own hook for the end of Java would free it under a model that is being loaded, and thereby end the robot before its stop. */
    @Test
    void isNotTakenAwayFromUnderAModelWhenJavaIsToldToEnd() throws ReflectiveOperationException {
        Constructor<?> hook = Class.forName("ai.onnxruntime.OrtEnvironment$OrtEnvCloser")
                .getDeclaredConstructor(long.class, long.class);
        assertThat(hook.getDeclaringClass().getDeclaredFields())
                .as("what it would have to know of the environment to free it")
                .isEmpty();
    }
}
