package org.lepetpal.api.files;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A small text file, in UTF-8, that is always whole: it is replaced in one step. Who reads sees the old text or the new one
 * at any moment. One writer at a time; any number of readers. Both verbs block for the disk.
 *
 * @param path of the file; neither it nor its folder need exist
 */
public record WholeFile(Path path) {
    /**
     * The text as it was written last.
     *
     * @return empty when there is no such file
     * @throws IOException when it is there and cannot be read, or is no UTF-8
     */
    public Optional<String> read() throws IOException {
        return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    }

    /**
     * Replaces the text, and makes the folder where there is none. When it returns, the new text is on the disk and is what is
     * read. A power cut leaves all of the old text or all of the new one; within the seconds in which the file system keeps
     * names in memory only, that may still be the old one. Written first into {@code NAME.new} beside the file.
     *
     * @throws IOException when it could not be written; what was there is then still there
     */
    public void write(String text) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        // Not by a channel: that one fails for a thread that is interrupted, as those of a robot that stops are.
        try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            // Before it takes the other's name: else a power cut may leave the name with nothing behind it.
            out.getFD().sync();
        }
        Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
