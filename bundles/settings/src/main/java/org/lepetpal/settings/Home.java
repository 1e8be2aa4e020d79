package org.lepetpal.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The folder that the robot runs in: framework property {@code lepetpal.home}, else the working directory. */
record Home(Path folder) {
    private static final String PROPERTY = "lepetpal.home";

    /** @param properties looks a framework property up; answers null where there is none */
    static Home of(UnaryOperator<String> properties) {
        String folder = Optional.ofNullable(properties.apply(PROPERTY)).orElse("");
        return new Home(Path.of(folder).toAbsolutePath());
    }

    Path envFile() {
        return folder.resolve("conf").resolve(EnvFile.NAME);
    }

    Path logback() {
        return folder.resolve("conf").resolve("logback.xml");
    }

    Path appliedMarks() {
        return folder.resolve("data").resolve("settings").resolve("applied.properties");
    }
}
