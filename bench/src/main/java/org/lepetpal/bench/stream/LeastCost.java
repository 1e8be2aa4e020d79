package org.lepetpal.bench.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What no server could do without that draws on a camera's JPEGs: the camera, which is charged to who reads it, and decoding and
 * encoding each picture once, as libjpeg-turbo's own {@code tjbench} does with one that stays in the processor's cache.
 *
 * @param camera processors that the camera takes, 0 or more
 * @param picture what its pictures take
 */
record LeastCost(double camera, TurboJpeg.Times picture) {
    private static final int PICTURES_PER_SECOND = 30;
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    /** Measured alone; takes some seconds. Empty where the peers' programs or {@code tjbench} are missing. */
    static Optional<LeastCost> measure(Workshop workshop, Duration span) throws IOException, InterruptedException {
        if (workshop.usbCamera().isEmpty()) {
            return Optional.empty();
        }
        Process feeder = workshop.feeder();
        try {
            Thread.sleep(WARM_UP);
            Usage before = Usage.of(List.of(feeder.pid()));
            Thread.sleep(span);
            double camera = Usage.of(List.of(feeder.pid())).since(before).cores();
            try (TurboJpeg turbo = TurboJpeg.of(copy(workshop.pictures().resolve("frame.jpg")))) {
                return turbo.times().map(picture -> new LeastCost(camera, picture));
            }
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
