package org.lepetpal.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Writes down, as it ends, how it came to end. */
final class EndingProcess {
    private EndingProcess() {}

    /** @param args {@code refuse} or {@code wait}; the file for its last words */
    public static void main(String[] args) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                Files.writeString(Path.of(args[1]), Ending.now().isItsOwnDoing() ? "itself" : "asked to");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
        if (args[0].equals("refuse")) {
            System.exit(1);
        }
        System.out.write('.');
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
