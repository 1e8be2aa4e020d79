package org.lepetpal.detector.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.testkit.DetectorContract;
import org.lepetpal.testkit.TestFrame;

class ColorDetectorTest extends DetectorContract {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final Color TABLE = new Color(0xD2D4D6);
    private static final Color BALL = new Color(0xA8E000);
    private static final Color TREAT = new Color(0xD0104C);
    private static final Color BOWL = new Color(0x1560D0);
    private static final Color DOG = new Color(0xB5651D);

    private final ColorDetector detector = new ColorDetector(new Settings(
            Settings.classes("ball:60-92,50,24,60,78,1.3;treat:326-354,50,20,40,70,2.6;bowl:202-230,50,16,400,60,3.2;"
                    + "dog:16-40,50,16,2500,45,4"),
            640));

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
        List<Detection> found = look(scene -> {
            disc(scene, BALL, 700, 500, 25);
            disc(scene, TREAT, 400, 560, 12);
            disc(scene, BOWL, 300, 300, 70);
            disc(scene, DOG, 1000, 300, 120);
        });

        assertThat(found)
                .extracting(Detection::label)
                .containsExactlyInAnyOrder("ball", "treat", "bowl", "dog");
        assertThat(found).allSatisfy(thing -> assertThat(thing.confidence()).isGreaterThan(0.6));
    }

    @Test
    void theMiddleOfABallIsWithinAPixel() {
        for (double shift = 0; shift < 2; shift += 0.25) {
            double x = 700 + shift;
            double y = 500 + shift / 3;
            Detection ball = look(scene -> disc(scene, BALL, x, y, 25)).getFirst();

            assertThat(ball.centre().x()).isCloseTo(x, org.assertj.core.data.Offset.offset(1.0));
            assertThat(ball.centre().y()).isCloseTo(y, org.assertj.core.data.Offset.offset(1.0));
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
        assertThat(hidden.getFirst().centre().x()).isCloseTo(700, org.assertj.core.data.Offset.offset(3.0));
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
    void onceClosedItRefuses() {
        detector.close();

        try (TestFrame frame = new TestFrame(64, 64, 1, 1)) {
            assertThatThrownBy(() -> detector.detect(frame)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void malformedClassesAreNamed() {
        for (String bad : List.of("ball", "ball:1-2", "Ball:1-2,3,4,5,6,7", "ball:1-400,3,4,5,6,7", "ball:1-2,3,4,0,6,7")) {
            assertThatThrownBy(() -> new Settings(Settings.classes(bad), 640))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("COLOR_CLASSES");
        }
    }

    private List<Detection> look(Consumer<Graphics2D> draw) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D scene = picture.createGraphics();
        scene.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        scene.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        scene.setColor(TABLE);
        scene.fillRect(0, 0, WIDTH, HEIGHT);
        draw.accept(scene);
        scene.dispose();
        byte[] bgr = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        try (TestFrame frame = new TestFrame(WIDTH, HEIGHT, 1, 1, bgr)) {
            return detector.detect(frame);
        }
    }

    private static void disc(Graphics2D scene, Color colour, double x, double y, double radius) {
        scene.setColor(colour);
        scene.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
}
