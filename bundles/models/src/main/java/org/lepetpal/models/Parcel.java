package org.lepetpal.models;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.lepetpal.api.model.ModelRefused;
import org.lepetpal.api.model.ModelRefused.Reason;

/** An uploaded zip on its way to files, distrusted in every respect. */
final class Parcel {
    private static final int CHUNK = 1 << 16;
    private static final long MEGABYTE = 1_000_000;
    /** What disks allow, in bytes. */
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_PATH = 1024;
    private static final int SHOWN = 40;

    private final Settings limits;

    Parcel(Settings limits) {
        this.limits = limits;
    }

    /** Writes the upload down; it may be as large as its content may be. */
    void receive(InputStream upload, Path zip, Allowance allowance) throws IOException, ModelRefused {
        try (OutputStream out = Files.newOutputStream(zip)) {
            copy(upload, out, limits.mostBytes(), allowance);
        }
    }

    /**
     * Unpacks a zip into an empty folder.
     *
     * @return where its files are: the folder, or the one in it that holds all of them
     */
    Path unpack(Path zip, Path folder, Allowance allowance) throws IOException, ModelRefused {
        try {
            ZipDirectory.requireModest(zip, limits.mostFiles());
            try (ZipFile opened = new ZipFile(zip.toFile())) {
                requireSound(opened, zip);
                long left = limits.mostBytes();
                for (ZipEntry entry : opened.stream().toList()) {
                    left -= unpack(opened, entry, folder.resolve(entry.getName()), left, allowance);
                }
                return heart(folder);
            }
        } catch (ZipException | EOFException e) {
            throw new ModelRefused(Reason.NO_ZIP, "The upload is no zip, or a damaged one: " + e.getMessage());
        }
    }

    private void requireSound(ZipFile zip, Path file) throws IOException, ModelRefused {
        if (zip.size() > limits.mostFiles()) {
            throw new ModelRefused(
                    Reason.TOO_MANY,
                    "The zip has " + zip.size() + " entries; " + limits.mostFiles()
                            + " are allowed (MODELS_UPLOAD_MAX_FILES)");
        }
        List<String> links = ZipDirectory.links(file);
        if (!links.isEmpty()) {
            throw new ModelRefused(
                    Reason.LINK, "'" + links.getFirst() + "' in the zip is a link; only files are taken");
        }
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : zip.stream().toList()) {
            requireInside(entry.getName());
            requireShort(entry.getName());
            if (!names.add(entry.getName())) {
                throw new ModelRefused(Reason.TWICE, "The zip has '" + entry.getName() + "' twice");
            }
        }
    }

    private static void requireInside(String name) throws ModelRefused {
        if (isAbsolute(name)
                || name.indexOf('\\') >= 0
                || List.of(name.split("/")).contains("..")) {
            throw new ModelRefused(
                    Reason.OUTSIDE,
                    "'" + name
                            + "' in the zip would lie outside of the model's folder; names within it have no leading /,"
                            + " no drive, no .. and no \\");
        }
    }

    private static void requireShort(String name) throws ModelRefused {
        boolean isShort = bytes(name) <= LONGEST_PATH
                && Arrays.stream(name.split("/")).allMatch(part -> bytes(part) <= LONGEST_NAME);
        if (!isShort) {
            throw new ModelRefused(
                    Reason.FILE_NAME,
                    "'" + name.substring(0, SHOWN) + "…' in the zip is too long; " + LONGEST_NAME
                            + " bytes are allowed for a file's name, and " + LONGEST_PATH + " with its folders'");
        }
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isAbsolute(String name) {
        try {
            return name.startsWith("/")
                    || name.matches("[A-Za-z]:.*")
                    || Path.of(name).isAbsolute();
        } catch (InvalidPathException e) {
            return true;
        }
    }

    private long unpack(ZipFile zip, ZipEntry entry, Path file, long most, Allowance allowance)
            throws IOException, ModelRefused {
        try {
            Files.createDirectories(entry.isDirectory() ? file : file.getParent());
            return entry.isDirectory() ? 0 : write(zip, entry, file, most, allowance);
        } catch (FileAlreadyExistsException e) {
            throw new ModelRefused(
                    Reason.TWICE, "The zip has '" + entry.getName() + "' twice, or a file where it needs a folder");
        }
    }

    private long write(ZipFile zip, ZipEntry entry, Path file, long most, Allowance allowance)
            throws IOException, ModelRefused {
        // A new one each time: two names may be one to this disk.
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out =
                        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            return copy(in, out, most, allowance);
        }
    }

    /** What a header says of a size is not believed: bytes are counted as they come. */
    private long copy(InputStream in, OutputStream out, long most, Allowance allowance)
            throws IOException, ModelRefused {
        byte[] chunk = new byte[CHUNK];
        long copied = 0;
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            copied += read;
            if (copied > most) {
                throw new ModelRefused(
                        Reason.TOO_LARGE,
                        "The model has more than " + limits.mostBytes() / MEGABYTE
                                + " MB, packed or unpacked (MODELS_UPLOAD_MAX_MB)");
            }
            allowance.spend(read);
            out.write(chunk, 0, read);
        }
        return copied;
    }

    /** People zip the folder, and people zip what is in it. */
    private static Path heart(Path folder) throws IOException {
        Path heart = folder;
        while (true) {
            List<Path> inside;
            try (Stream<Path> all = Files.list(heart)) {
                inside = all.toList();
            }
            if (inside.size() != 1 || !Files.isDirectory(inside.getFirst())) {
                return heart;
            }
            heart = inside.getFirst();
        }
    }
}
