package org.lepetpal.bench.record;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import javax.imageio.ImageIO;
import org.lepetpal.bench.robot.RobotClient;

/** Takes small pictures of the robot's camera: larger ones, whose pixels are averaged, so that the JPEG does not show. */
final class Photographer implements AutoCloseable {
    /** So many pixels of the robot's picture, each way, make one. */
    private static final int COARSER = 4;

    private static final int COLOURS = 3;

    private final RobotClient robot;
    private final int width;
    private final int height;
    private final HttpClient http = HttpClient.newHttpClient();

    Photographer(RobotClient robot, int width, int height) {
        this.robot = robot;
        this.width = width;
        this.height = height;
    }

    /** Red, green and blue of each pixel, row by row. */
    byte[] take() throws IOException, InterruptedException {
        String path = "/snapshot.jpg?overlays=0&quality=95&width=" + width * COARSER + "&height=" + height * COARSER;
        HttpResponse<byte[]> answer = http.send(robot.request(path).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
        if (picture.getWidth() != width * COARSER || picture.getHeight() != height * COARSER) {
            throw new IOException("asked for " + width * COARSER + "x" + height * COARSER + ", got "
                    + picture.getWidth() + "x" + picture.getHeight());
        }
        return averaged(picture);
    }

    private byte[] averaged(BufferedImage picture) {
        int[] sums = new int[width * height * COLOURS];
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                int at = (y / COARSER * width + x / COARSER) * COLOURS;
                sums[at] += row[x] >> 16 & 0xFF;
                sums[at + 1] += row[x] >> 8 & 0xFF;
                sums[at + 2] += row[x] & 0xFF;
            }
        }
        byte[] small = new byte[sums.length];
        for (int i = 0; i < small.length; i++) {
            small[i] = (byte) Math.round(sums[i] / (float) (COARSER * COARSER));
        }
        return small;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
