package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.Test;
import org.lepetpal.itests.RobotHome;

/** The operator's mask is drawn on the stream, where the arm keeps to it. */
public class PaintedRegionIT {
    private static final int LEFT = 300;
    private static final int TOP = 200;
    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;
    /** Of the sums of red, green and blue: more than a JPEG makes of a line elsewhere. */
    private static final int CLEARLY = 60;

    @Test
    public void itsBordersAreSeen() throws Exception {
        Path folder = Files.createTempDirectory("lepetpal-mask");
        Path mask = folder.resolve("mask.png");
        paint(mask);
        try (Robot robot = Robot.start(Map.of("TIME", "stepped", "ROI_MASK_PATH", mask.toString()))) {
            robot.step(500);
            BufferedImage bare = snapshot(robot, "overlays=0");
            BufferedImage drawn = snapshot(robot, "overlays=roi");

            assertThat(bare.getWidth()).as("the mask fits").isEqualTo(1280);
            int middle = TOP + HEIGHT / 2;
            assertThat(change(bare, drawn, LEFT, middle)).as("left").isGreaterThan(CLEARLY);
            assertThat(change(bare, drawn, LEFT + WIDTH, middle)).as("right").isGreaterThan(CLEARLY);
            assertThat(change(bare, drawn, LEFT + WIDTH / 4, TOP + HEIGHT))
                    .as("bottom")
                    .isGreaterThan(CLEARLY);
            assertThat(change(bare, drawn, LEFT + WIDTH / 2, middle))
                    .as("within")
                    .isLessThan(CLEARLY);
        } finally {
            RobotHome.deleteTree(folder);
        }
    }

    private static void paint(Path file) throws IOException {
        BufferedImage mask = new BufferedImage(1280, 720, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D painting = mask.createGraphics();
        painting.setColor(Color.WHITE);
        painting.fillRect(LEFT, TOP, WIDTH, HEIGHT);
        painting.dispose();
        ImageIO.write(mask, "png", file.toFile());
    }

    private static BufferedImage snapshot(Robot robot, String query) throws IOException, InterruptedException {
        byte[] jpeg = robot.client()
                .send(robot.request("/snapshot.jpg?" + query).build(), BodyHandlers.ofByteArray())
                .body();
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    /** The largest near a pixel. */
    private static int change(BufferedImage bare, BufferedImage drawn, int x, int y) {
        int most = 0;
        for (int dx = -3; dx <= 3; dx++) {
            for (int dy = -3; dy <= 3; dy++) {
                Color before = new Color(bare.getRGB(x + dx, y + dy));
                Color after = new Color(drawn.getRGB(x + dx, y + dy));
                int change = Math.abs(before.getRed() - after.getRed())
                        + Math.abs(before.getGreen() - after.getGreen())
                        + Math.abs(before.getBlue() - after.getBlue());
                most = Math.max(most, change);
            }
        }
        return most;
    }
}
