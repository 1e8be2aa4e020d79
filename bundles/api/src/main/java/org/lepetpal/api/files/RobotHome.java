package org.lepetpal.api.files;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The folder that the robot runs in, with {@code conf/}, {@code data/} and {@code deploy/}; whoever starts the framework gives it
 * as property {@value #PROPERTY}. Looks at no file; never blocks.
 *
 * @param given as it was given; empty where nobody did, as in a framework that is not the robot's own
 */
public record RobotHome(Optional<Path> given) {
    /** Of the framework, or of the JVM: an absolute path. */
    public static final String PROPERTY = "lepetpal.home";

    /** @param properties looks a framework property up, and answers null where there is none: {@code bundle::getProperty} */
    public static RobotHome of(UnaryOperator<String> properties) {
        return new RobotHome(Optional.ofNullable(properties.apply(PROPERTY)).map(Path::of));
    }

    /** Absolute; the working directory where none was given. */
    public Path folder() {
        return given.orElse(Path.of("")).toAbsolutePath();
    }

    /**
     * The place below {@code data/} for what has to outlive a restart. Not the bundle's own area, which is made anew at every
     * start: that one is for robots without a home.
     *
     * @param path relative to {@code data/}, such as {@code dispenser/treats}
     * @param otherwise gives the bundle's own file of a name, for where no home was given: {@code bundle::getDataFile}; asked for
     *     the last name of {@code path}
     */
    public Path data(String path, Function<String, File> otherwise) {
        return given.map(home -> home.resolve("data").resolve(path))
                .orElseGet(() ->
                        otherwise.apply(Path.of(path).getFileName().toString()).toPath());
    }
}
