package org.lepetpal.detector.yolo.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a constant lies that is not in the model's file.
 *
 * @param file relative to the model's folder
 * @param end bytes that the file has at least
 */
public record ExternalData(String file, long end) {
    static ExternalData of(String tensor, Map<String, String> place, long bytes) throws BadModelException {
        try {
            long offset = Long.parseLong(place.getOrDefault("offset", "0"));
            long length = Long.parseLong(place.getOrDefault("length", Long.toString(bytes)));
            String file = place.getOrDefault("location", "");
            if (file.isEmpty() || offset < 0 || length != bytes) {
                throw new BadModelException("the file is corrupt: constant '" + tensor + "' lies nowhere");
            }
            return new ExternalData(file, Math.addExact(offset, length));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new BadModelException("the file is corrupt: constant '" + tensor + "' lies nowhere", e);
        }
    }

    /** @throws BadModelException when the file is missing, too short, or outside of the folder */
    void check(Path folder) throws BadModelException {
        try {
            Path there = folder.resolve(file).normalize();
            if (!there.startsWith(folder.normalize())) {
                throw new BadModelException("its data is said to lie in '" + file + "', outside of its folder");
            }
            if (!Files.isRegularFile(there)) {
                throw new BadModelException("its data file '" + file + "' is missing; it belongs beside the model");
            }
            if (Files.size(there) < end) {
                throw new BadModelException("its data file '" + file + "' is cut short");
            }
        } catch (InvalidPathException e) {
            throw new BadModelException("its data is said to lie in '" + file + "', which is no file", e);
        } catch (BadModelException e) {
            throw e;
        } catch (IOException e) {
            throw new BadModelException("its data file '" + file + "' cannot be read: " + e.getMessage(), e);
        }
    }
}
