package org.lepetpal.itests.http;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * Ends a process when the JVM of the tests is no more, however that ended: a shell waits for the end of a pipe that the
 * kernel closes with this JVM.
 */
final class Leash implements AutoCloseable {
    private final Process shell;

    private Leash(Process shell) {
        this.shell = shell;
    }

    static Leash on(Process process) throws IOException {
        return new Leash(new ProcessBuilder("sh", "-c", "read -r never; kill -9 " + process.pid())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start());
    }

    /** What the kernel does when this JVM is killed. */
    void snap() throws IOException {
        shell.getOutputStream().close();
    }

    /** Lets the process go. */
    @Override
    public void close() {
        shell.destroyForcibly();
    }
}
