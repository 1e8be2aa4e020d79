package org.lepetpal.settings;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.lepetpal.api.files.RobotHome;

/** What lies where in the folder that the robot runs in. */
record Home(Path folder) {
    /** @param properties looks a framework property up; answers null where there is none */
    static Home of(UnaryOperator<String> properties) {
        return new Home(RobotHome.of(properties).folder());
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
