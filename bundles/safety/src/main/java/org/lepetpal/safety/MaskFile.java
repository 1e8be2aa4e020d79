package org.lepetpal.safety;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The operator's painting. Whatever is in the file, it is read or refused. */
record MaskFile(Path path) {
    /** As many as a camera's picture may have a side. */
    private static final int MOST_PIXELS = 3840;

    /** @throws IllegalArgumentException saying why it cannot be used; without the path */
    BufferedImage read() {
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("there is no such file");
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(path.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IllegalArgumentException("the file is not a PNG picture");
            }
            ImageReader reader = readers.next();
            try {
                // The JDK reads others, too; a JPEG blurs what was painted.
                if (!reader.getFormatName().equalsIgnoreCase("png")) {
                    throw new IllegalArgumentException("the file is not a PNG picture");
                }
                reader.setInput(in);
                return read(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read as a PNG picture", e);
        }
    }

    /** Looks at its size before its pixels: a small file may say that it has billions. */
    private static BufferedImage read(ImageReader reader) throws IOException {
        int width = whole(() -> reader.getWidth(0));
        int height = whole(() -> reader.getHeight(0));
        if (width > MOST_PIXELS || height > MOST_PIXELS) {
            throw new IllegalArgumentException("the picture has " + width + "x" + height + " pixels; at most "
                    + MOST_PIXELS + " a side are allowed");
        }
        return whole(() -> reader.read(0));
    }

    /** The readers of the JDK throw all sorts of runtime exceptions at damaged files. */
    private static <T> T whole(Reading<T> reading) throws IOException {
        try {
            return reading.now();
        } catch (RuntimeException damaged) {
            throw new IOException("the picture is damaged", damaged);
        }
    }

    private interface Reading<T> {
        T now() throws IOException;
    }
}
