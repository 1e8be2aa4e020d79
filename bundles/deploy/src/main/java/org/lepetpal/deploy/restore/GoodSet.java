package org.lepetpal.deploy.restore;

import java.nio.file.Path;

/**
 * The set with which the robot last came up, as it is kept.
 *
 * @param folder holds all of it
 */
public record GoodSet(Path folder) {
    /** The jars. */
    public Path plugIns() {
        return folder.resolve("deploy");
    }

    /** Those that people set. */
    public Path configurations() {
        return folder.resolve(Configurations.FOLDER);
    }

    /** What the settings' own bundle remembers of them. */
    public Path marks() {
        return folder.resolve(Configurations.MARKS);
    }

    /** Their names, one a line: {@code SLOT/NAME/VERSION}. */
    public Path models() {
        return folder.resolve("models");
    }

    /** What {@code conf/lepetpal.env} and the environment had set, summed up. */
    public Path given() {
        return folder.resolve("given");
    }
}
