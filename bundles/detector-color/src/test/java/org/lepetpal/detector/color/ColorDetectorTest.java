package org.lepetpal.detector.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.testkit.DetectorContract;
import org.lepetpal.testkit.SharedData;
import org.lepetpal.testkit.TestFrame;
import org.lepetpal.testkit.TestSettings;

class ColorDetectorTest extends DetectorContract {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final Color TABLE = new Color(0xD2D4D6);
    private static final Color BALL = new Color(0xA8E000);
    private static final Color TREAT = new Color(0xD0104C);
    private static final Color BOWL = new Color(0x1560D0);
    private static final Color DOG = new Color(0xB5651D);

    private static final Settings SETTINGS = Settings.of(TestSettings.of(Config.class));

    private final ColorDetector detector = new ColorDetector(SETTINGS, "1.2.3");

    @AfterEach
    void free() {
        detector.close();
    }

    @Override
    protected Detector detector() {
        return detector;
    }

    @Test
    void anEmptyTableHoldsNothing() {
        assertThat(look(scene -> {})).isEmpty();
    }

    @Test
    void eachKindIsFoundByItsColour() {
        List<Detection> found = look(this::everything);

        assertThat(found).extracting(Detection::label).containsExactlyInAnyOrder("ball", "treat", "bowl", "dog");
        assertThat(found).allSatisfy(thing -> assertThat(thing.confidence()).isGreaterThan(0.6));
    }

    @Test
    void theMiddleOfABallIsWithinAPixel() {
        for (double shift = 0; shift < 2; shift += 0.25) {
            double x = 700 + shift;
            double y = 500 + shift / 3;
            Detection ball = look(scene -> disc(scene, BALL, x, y, 25)).getFirst();

            assertThat(ball.centre().x()).isCloseTo(x, offset(1.0));
            assertThat(ball.centre().y()).isCloseTo(y, offset(1.0));
        }
    }

    @Test
    void aBallBehindAFingerIsOneBallAndLessSure() {
        double whole = look(scene -> disc(scene, BALL, 700, 500, 30)).getFirst().confidence();
        List<Detection> hidden = look(scene -> {
            disc(scene, BALL, 700, 500, 30);
            scene.setColor(Color.DARK_GRAY);
            scene.fillRect(694, 450, 12, 100);
        });

        assertThat(hidden).hasSize(1);
        assertThat(hidden.getFirst().confidence()).isLessThan(whole);
        assertThat(hidden.getFirst().centre().x()).isCloseTo(700, offset(3.0));
    }

    @Test
    void twoBallsAreTwo() {
        assertThat(look(scene -> {
                    disc(scene, BALL, 700, 500, 25);
                    disc(scene, BALL, 780, 500, 25);
                }))
                .hasSize(2);
    }

    @Test
    void otherColoursAndSpecksAreNothing() {
        assertThat(look(scene -> {
                    disc(scene, new Color(0x9C9C70), 200, 200, 25);
                    disc(scene, new Color(0x00C8C8), 500, 200, 25);
                    disc(scene, BALL, 800, 200, 2);
                }))
                .isEmpty();
    }

    @Test
    void boxesOfRoundThingsHaveNoBias() {
        Random random = new Random(4);
        double sumX = 0;
        double sumY = 0;
        double sumWidth = 0;
        for (int i = 0; i < 60; i++) {
            double x = 100 + 1000 * random.nextDouble();
            double y = 100 + 500 * random.nextDouble();
            double radius = 10 + 20 * random.nextDouble();
            Detection ball = look(scene -> disc(scene, BALL, x, y, radius)).getFirst();
            sumX += ball.centre().x() - x;
            sumY += ball.centre().y() - y;
            sumWidth += ball.width() - 2 * radius;
        }
        assertThat(sumX / 60).isBetween(-0.2, 0.2);
        assertThat(sumY / 60).isBetween(-0.2, 0.2);
        assertThat(sumWidth / 60).isBetween(-1.0, 1.0);
    }

    @Test
    void shadowAndNoiseDoNotMoveABall() {
        BufferedImage picture = draw(scene -> {
            scene.setColor(new Color(0x5E5F60));
            scene.fill(new Ellipse2D.Double(690, 495, 90, 50));
            disc(scene, BALL, 700, 500, 25);
            scene.setPaint(new GradientPaint(700, 490, new Color(0, 0, 0, 0), 705, 525, new Color(0, 0, 0, 140)));
            scene.fill(new Ellipse2D.Double(675, 475, 50, 50));
        });
        byte[] bgr = bytes(picture);
        Random random = new Random(8);
        for (int i = 0; i < bgr.length; i++) {
            bgr[i] = (byte) Math.clamp(Math.round((bgr[i] & 0xFF) + 6 * random.nextGaussian()), 0, 255);
        }
        List<Detection> found = look(bgr);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().label()).isEqualTo("ball");
        assertThat(found.getFirst().confidence()).isGreaterThan(0.7);
        assertThat(found.getFirst().centre().x()).isCloseTo(700, offset(1.5));
        assertThat(found.getFirst().centre().y()).isCloseTo(500, offset(1.5));
    }

    @Test
    void aHalfHiddenBallIsStillOneAndLessSure() {
        double whole = look(scene -> disc(scene, BALL, 700, 500, 30)).getFirst().confidence();
        List<Detection> half = look(scene -> {
            disc(scene, BALL, 700, 500, 30);
            scene.setColor(Color.WHITE);
            scene.fillRect(700, 440, 100, 120);
        });
        assertThat(half).hasSize(1);
        assertThat(half.getFirst().confidence()).isBetween(0.3, whole - 0.2);
    }

    @Test
    void aBallThatThePictureCutsIsFound() {
        List<Detection> cut = look(scene -> disc(scene, BALL, 5, 500, 30));
        assertThat(cut).hasSize(1);
        assertThat(cut.getFirst().left()).isZero();
        assertThat(cut.getFirst().confidence()).isBetween(0.6, 0.85);
    }

    @Test
    void aLongThingOfTheBallsColourIsHardlyABall() {
        assertThat(look(scene -> {
                            scene.setColor(BALL);
                            scene.fillRect(200, 300, 400, 20);
                        })
                        .getFirst()
                        .confidence())
                .isLessThan(0.1);
    }

    @Test
    void aTreatInTheBowlHidesNeither() {
        List<Detection> found = look(scene -> {
            disc(scene, BOWL, 300, 300, 70);
            disc(scene, TREAT, 310, 305, 12);
        });
        assertThat(found).extracting(Detection::label).containsExactlyInAnyOrder("bowl", "treat");
        Detection bowl = found.stream()
                .filter(each -> each.label().equals("bowl"))
                .findFirst()
                .orElseThrow();
        assertThat(bowl.width()).isCloseTo(140, offset(2.0));
    }

    @Test
    void picturesOfAnySizeAreLookedAt() {
        int[][] sizes = {
            {1, 1}, {7, 5}, {641, 361}, {639, 1}, {1281, 721}, {1921, 1081}, {3840, 1}, {3840, 5}, {3840, 7}, {1, 2160}
        };
        for (int[] size : sizes) {
            byte[] all = new byte[size[0] * size[1] * 3];
            for (int i = 0; i < all.length; i += 3) {
                all[i + 1] = (byte) BALL.getGreen();
                all[i + 2] = (byte) BALL.getRed();
            }
            try (TestFrame frame = new TestFrame(size[0], size[1], 1, 1, all)) {
                assertThat(detector.detect(frame))
                        .as("%d x %d", size[0], size[1])
                        .hasSizeLessThan(2)
                        .allSatisfy(ball -> assertThat(ball.width()).isBetween(size[0] - 2.0, (double) size[0]));
            }
        }
    }

    @Test
    void realPhotographsDoIt() throws IOException {
        List<Path> photos;
        try (Stream<Path> files = Files.walk(SharedData.path("images"))) {
            photos = files.filter(file -> file.toString().endsWith(".jpg")).toList();
        }
        assertThat(photos).isNotEmpty();
        for (Path photo : photos) {
            BufferedImage read = ImageIO.read(photo.toFile());
            BufferedImage bgr = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
            bgr.createGraphics().drawImage(read, 0, 0, null);
            try (TestFrame frame = new TestFrame(bgr.getWidth(), bgr.getHeight(), 1, 1, bytes(bgr))) {
                // Lawns are of the ball's colour and horses of the dog's: what is found is no thing of ours, but sound.
                assertThat(detector.detect(frame)).as("%s", photo).allSatisfy(thing -> {
                    assertThat(thing.left()).isBetween(0.0, frame.width() - thing.width());
                    assertThat(thing.top()).isBetween(0.0, frame.height() - thing.height());
                });
            }
        }
    }

    @Test
    void nativeMemoryDoesNotGrowAndIsFreed() {
        long before = Pointer.totalCount();
        try (ColorDetector other = new ColorDetector(SETTINGS, "1.2.3");
                TestFrame frame = new TestFrame(WIDTH, HEIGHT, 1, 1, bytes(draw(this::everything)))) {
            other.detect(frame);
            long during = Pointer.totalCount();
            for (int i = 0; i < 50; i++) {
                other.detect(frame);
            }
            assertThat(Pointer.totalCount()).isEqualTo(during);
        }
        assertThat(Pointer.totalCount()).isEqualTo(before);
    }

    @Test
    void onceClosedItRefuses() {
        detector.close();

        try (TestFrame frame = new TestFrame(64, 64, 1, 1)) {
            assertThatThrownBy(() -> detector.detect(frame)).isInstanceOf(IllegalStateException.class);
        }
    }

    private void everything(Graphics2D scene) {
        disc(scene, BALL, 700, 500, 25);
        disc(scene, TREAT, 400, 560, 12);
        disc(scene, BOWL, 300, 300, 70);
        disc(scene, DOG, 1000, 300, 120);
    }

    private List<Detection> look(Consumer<Graphics2D> draw) {
        return look(bytes(draw(draw)));
    }

    private List<Detection> look(byte[] bgr) {
        try (TestFrame frame = new TestFrame(WIDTH, HEIGHT, 1, 1, bgr)) {
            return detector.detect(frame);
        }
    }

    private static byte[] bytes(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }

    private static BufferedImage draw(Consumer<Graphics2D> draw) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D scene = picture.createGraphics();
        scene.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        scene.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        scene.setColor(TABLE);
        scene.fillRect(0, 0, WIDTH, HEIGHT);
        draw.accept(scene);
        scene.dispose();
        return picture;
    }

    private static void disc(Graphics2D scene, Color colour, double x, double y, double radius) {
        scene.setColor(colour);
        scene.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
}
