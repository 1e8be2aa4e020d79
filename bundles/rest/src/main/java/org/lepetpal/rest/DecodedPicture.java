package org.lepetpal.rest;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.StillFrame;

/** A picture that came with a request. */
final class DecodedPicture {
    private static final int MOST_WIDTH = 3840;
    private static final int MOST_HEIGHT = 2160;
    private static final String JPEG = "jpeg";
    private static final Set<String> FORMATS = Set.of(JPEG, "png");
    private static final String DATA_URL = "data:image/(jpeg|png);base64,";

    private DecodedPicture() {}

    /**
     * @param base64 a JPEG or PNG, with or without a data URL's head
     * @throws ApiError saying what is wrong with it
     */
    static Frame of(String base64, Instant capturedAt) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.replaceFirst("^" + DATA_URL, ""));
        } catch (IllegalArgumentException undecodable) {
            throw ApiError.invalid("'frameBase64' is not valid Base64");
        }
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (readers.hasNext()) {
                ImageReader reader = readers.next();
                try {
                    String format = reader.getFormatName().toLowerCase(Locale.ROOT);
                    if (FORMATS.contains(format)) {
                        if (format.equals(JPEG)) {
                            requireFewScans(bytes);
                        }
                        reader.setInput(in, true, true);
                        return frame(read(reader), capturedAt);
                    }
                } finally {
                    reader.dispose();
                }
            }
        } catch (IOException | RuntimeException broken) {
            // The readers of the JDK throw all sorts of runtime exceptions at damaged files.
            if (broken instanceof ApiError ours) {
                throw ours;
            }
            throw ApiError.invalid("'frameBase64' is a damaged picture");
        }
        throw ApiError.invalid("'frameBase64' is no JPEG or PNG picture");
    }

    private static void requireFewScans(byte[] jpeg) {
        int scans = JpegScans.count(jpeg);
        if (scans > JpegScans.MOST) {
            throw ApiError.invalid(
                    "'frameBase64' is a JPEG of %d scans; at most %d are allowed".formatted(scans, JpegScans.MOST));
        }
    }

    /** Looks at its size before its pixels: a small file may say that it has billions. */
    private static BufferedImage read(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > MOST_WIDTH || height > MOST_HEIGHT) {
            throw ApiError.invalid("'frameBase64' is a picture of %dx%d pixels; at most %dx%d are allowed"
                    .formatted(width, height, MOST_WIDTH, MOST_HEIGHT));
        }
        return reader.read(0);
    }

    private static Frame frame(BufferedImage image, Instant capturedAt) {
        int width = image.getWidth();
        int height = image.getHeight();
        ByteBuffer pixels = ByteBuffer.allocateDirect(width * height * 3);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int rgb : row) {
                pixels.put((byte) rgb).put((byte) (rgb >> 8)).put((byte) (rgb >> 16));
            }
        }
        return new StillFrame(width, height, pixels.flip(), 0, 0, capturedAt);
    }
}
