package org.lepetpal.bench.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a server that draws on a camera's JPEGs with libjpeg-turbo cannot do without: the camera, which is charged to who reads it, and
 * decoding and encoding each picture once, as that library's own {@code tjbench} does over and over with one picture.
 *
 * @param camera processors that the camera takes, 0 or more
 * @param picture what its pictures take
 */
record LeastCost(double camera, TurboJpeg.Times picture) {
    private static final int PICTURES_PER_SECOND = 30;
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    /** The camera alone, then the pictures; takes some seconds. Empty where the peers' programs or {@code tjbench} are missing. */
    static Optional<LeastCost> measure(Workshop workshop, Duration span) throws IOException, InterruptedException {
        if (!workshop.hasPrograms() || !Workshop.hasPython("cv2") || !Workshop.has("tjbench")) {
            return Optional.empty();
        }
        double camera = camera(workshop, span);
        try (TurboJpeg turbo = TurboJpeg.of(copy(workshop.pictures().resolve("frame.jpg")))) {
            return turbo.times().map(picture -> new LeastCost(camera, picture));
        }
    }

    private static double camera(Workshop workshop, Duration span) throws IOException, InterruptedException {
        Process feeder = workshop.feeder();
        try {
            Thread.sleep(WARM_UP);
            Usage before = Usage.of(List.of(feeder.pid()));
            Thread.sleep(span);
            return Usage.of(List.of(feeder.pid())).since(before).cores();
        } finally {
            workshop.end(feeder);
        }
    }

    private static Path copy(Path newest) throws IOException {
        Path file = Files.createTempFile("lepetpal-picture", ".jpg");
        Files.write(file, Files.readAllBytes(newest));
        return file;
    }

    /** Milliseconds of processor for each picture that one of so many viewers gets, if sending cost nothing. */
    double perPicture(int viewers) {
        double shared = 1_000 * camera / PICTURES_PER_SECOND + picture.decoding() + picture.encoding();
        return shared / viewers;
    }
}
