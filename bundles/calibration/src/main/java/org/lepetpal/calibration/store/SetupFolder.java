package org.lepetpal.calibration.store;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lepetpal.api.files.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder with one folder for each camera: {@code setup.json}, which is replaced in one step, and the newest
 * {@value #BACKUPS} versions as {@code setup-VERSION.json}. Where the first cannot be read, the newest version that can be
 * is used. One caller at a time.
 */
public final class SetupFolder {
    private static final Logger LOG = LoggerFactory.getLogger(SetupFolder.class);
    private static final String CURRENT = "setup.json";
    private static final Pattern BACKUP = Pattern.compile("setup-(\\d{1,9})\\.json");
    private static final int BACKUPS = 10;
    private static final long LARGEST = 1 << 20;

    private final Path folder;
    private final SetupJson json = new SetupJson();

    /** @param folder need not exist */
    public SetupFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * What could be read.
     *
     * @param setups by the camera's name
     * @param complaints what could not be read
     */
    public record Contents(Map<String, KeptSetup> setups, List<Complaint> complaints) {
        public Contents {
            setups = Map.copyOf(setups);
            complaints = List.copyOf(complaints);
        }
    }

    /** Reads all of it. Never throws: what cannot be read is complained about. */
    public Contents read() {
        Map<String, KeptSetup> setups = new TreeMap<>();
        List<Complaint> complaints = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> cameras = Files.newDirectoryStream(folder, Files::isDirectory)) {
                for (Path camera : cameras) {
                    newestReadable(camera, complaints).ifPresent(kept -> setups.put(name(camera), kept));
                }
            } catch (IOException | RuntimeException unreadable) {
                LOG.warn("the camera setups in {} cannot be listed", folder, unreadable);
                complaints.add(new Complaint(Optional.empty(), "the folder of the camera setups cannot be read"));
            }
        }
        return new Contents(setups, complaints);
    }

    private Optional<KeptSetup> newestReadable(Path camera, List<Complaint> complaints) {
        List<String> broken = new ArrayList<>();
        List<Path> files = new ArrayList<>(List.of(camera.resolve(CURRENT)));
        files.addAll(backups(camera));
        for (Path file : files) {
            try {
                KeptSetup kept = read(file);
                if (!kept.setup().camera().equals(name(camera))) {
                    throw new IOException("it is the setup of another camera");
                }
                if (!broken.isEmpty()) {
                    complaints.add(complaint(
                            camera,
                            broken,
                            "; version " + kept.setup().version() + " of "
                                    + kept.setup().savedAt() + " is used"));
                }
                return Optional.of(kept);
            } catch (IOException unreadable) {
                LOG.warn("{} cannot be used", file, unreadable);
                broken.add(unreadable.getMessage());
            }
        }
        complaints.add(complaint(camera, broken, ", and there is no back-up that could"));
        return Optional.empty();
    }

    private static Complaint complaint(Path camera, List<String> broken, String instead) {
        return new Complaint(
                Optional.of(name(camera)),
                "the setup of camera " + name(camera) + " cannot be used: " + broken.getFirst() + instead);
    }

    private KeptSetup read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file.getFileName());
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException("it has more than " + LARGEST + " bytes");
        }
        try {
            return json.read(Files.readString(file));
        } catch (java.nio.charset.CharacterCodingException noText) {
            throw new IOException("it is no text", noText);
        }
    }

    /** Newest first. */
    private static List<Path> backups(Path camera) {
        record Numbered(int version, Path file) {}
        List<Numbered> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(camera)) {
            for (Path file : files) {
                Matcher name = BACKUP.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.add(new Numbered(Integer.parseInt(name.group(1)), file));
                }
            }
        } catch (IOException unreadable) {
            LOG.warn("the back-ups in {} cannot be listed", camera, unreadable);
        }
        found.sort(Comparator.comparingInt(Numbered::version).reversed());
        return found.stream().map(Numbered::file).toList();
    }

    /** The next version's number: higher than any that is there, readable or not. */
    public int nextVersion(String camera) {
        Path own = folder(camera);
        if (!Files.isDirectory(own)) {
            return 1;
        }
        return backups(own).stream()
                        .map(file -> BACKUP.matcher(file.getFileName().toString()))
                        .filter(Matcher::matches)
                        .mapToInt(name -> Integer.parseInt(name.group(1)))
                        .max()
                        .orElse(0)
                + 1;
    }

    /** @throws IOException when it could not be written; then what was there is still there */
    public void write(KeptSetup kept) throws IOException {
        Path own = folder(kept.setup().camera());
        String text = json.write(kept);
        new WholeFile(own.resolve("setup-" + kept.setup().version() + ".json")).write(text);
        new WholeFile(own.resolve(CURRENT)).write(text);
        List<Path> backups = backups(own);
        for (Path old : backups.subList(Math.min(BACKUPS, backups.size()), backups.size())) {
            Files.delete(old);
        }
    }

    /** Any name makes a file name: what is more than a letter, digit, {@code - _ . *} is written as in an address. */
    private Path folder(String camera) {
        return folder.resolve("camera-" + URLEncoder.encode(camera, StandardCharsets.UTF_8));
    }

    private static String name(Path camera) {
        String file = camera.getFileName().toString();
        return file.startsWith("camera-")
                ? URLDecoder.decode(file.substring("camera-".length()), StandardCharsets.UTF_8)
                : file;
    }
}
