package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.RobotHome;

/**
 * Cameras that do not know where they stand: the robot's is taught it over HTTP, is lost, and comes back moved; one beside it is
 * taught on the page, in a real browser.
 */
public class TaughtCameraIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String ROUTE = "/api/calibration/camera";
    /** Of a camera 60 cm above the table that looks straight down, with a focal length of 500 pixels. */
    private static final String MARKS = "{\"marks\": [{\"at\": [170, 340], \"place\": [0.12, 0.18]},"
            + " {\"at\": [470, 340], \"place\": [0.12, -0.18]}, {\"at\": [170, 140], \"place\": [0.36, 0.18]},"
            + " {\"at\": [470, 140], \"place\": [0.36, -0.18]}],"
            + " \"zones\": [{\"kind\": \"roi\", \"corners\": [[10, 10], [630, 10], [630, 470], [10, 470]]}]}";

    private static Path folder;
    private static Path shelf;
    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        folder = Files.createTempDirectory("lepetpal-table");
        show(folder, 0);
        shelf = Files.createTempDirectory("lepetpal-shelf");
        show(shelf, 0);
        robot = Robot.start(Map.of("CAMERAS", "front=file:" + folder + ",shelf=file:" + shelf));
    }

    @AfterClass
    public static void stop() throws Exception {
        if (robot != null) {
            robot.close();
        }
        RobotHome.deleteTree(folder);
        RobotHome.deleteTree(shelf);
    }

    @Test
    public void itsPlaceIsUsedUntilItSeemsToHaveMovedAndAgainOnceSomebodyConfirms() throws Exception {
        assertThat(endOf("pick up the ball")).contains("calibrat");

        HttpResponse<String> taught = robot.send(robot.request(ROUTE)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(MARKS))
                .build());

        assertThat(taught.statusCode()).as(taught.body()).isEqualTo(200);
        assertThat(Robot.json(taught).at("/view/error_px").asDouble()).isLessThan(0.5);
        assertThat(endOf("pick up the ball")).doesNotContain("calibrat");

        move(20);

        Await.until("the camera is doubted", SOON, () -> state().equals("unconfirmed"));
        Await.until(
                "/health says so", SOON, () -> health().path("status").asText().equals("degraded"));
        assertThat(health().at("/components/camera/detail").asText()).contains("moved");
        Await.until("no task is taken", SOON, () -> robot.post("/command", "{\"prompt\": \"pick up the ball\"}")
                .body()
                .contains("camera_unconfirmed"));

        assertThat(robot.post(ROUTE + "/confirm", "{}").statusCode()).isEqualTo(200);
        assertThat(state()).isEqualTo("fits");
        Await.until("the robot is well", SOON, () -> health().path("status")
                .asText()
                .equals("ok"));
    }

    @Test
    public void oneBesideItIsTaughtOnThePage() throws Exception {
        try (Browser browser = Browser.open()) {
            browser.load(robot.uri("/calibrate.html").toString());
            Await.until("the page offers cameras", SOON, () -> browser.shows("camera"));
            assertThat(browser.text("tool")).contains("the bowl", "The colour of the ball");

            browser.byId("camera").sendKeys("shelf");

            Await.until("the page shows its picture", SOON, () -> browser.evaluate(
                            "location.search === '?camera=shelf' && !!document.querySelector('#drawing image')")
                    .equals(Optional.of("true")));
            assertThat(browser.text("tool"))
                    .contains("A mark whose place is known", "where the gripper may be", "the arm keeps out of")
                    .doesNotContain("the bowl", "The colour of");
            int[][] pixels = {{170, 340}, {470, 340}, {170, 140}, {470, 140}};
            String[][] places = {{"0.12", "0.18"}, {"0.12", "-0.18"}, {"0.36", "0.18"}, {"0.36", "-0.18"}};
            for (int[] at : pixels) {
                browser.clickInside("drawing", at[0], at[1]);
            }
            for (int mark = 0; mark < places.length; mark++) {
                browser.fill("[aria-label='x of mark %d in metres']".formatted(mark + 1), places[mark][0]);
                browser.fill("[aria-label='y of mark %d in metres']".formatted(mark + 1), places[mark][1]);
            }
            browser.byId("tool").sendKeys("Corner of: where the gripper");
            for (int[] corner : new int[][] {{10, 10}, {630, 10}, {630, 470}, {10, 470}, {10, 10}}) {
                browser.clickInside("drawing", corner[0], corner[1]);
            }
            browser.byId("save").click();

            Await.until("it is stored", SOON, () -> browser.text("done").equals("Stored as version 1."));
            assertThat(browser.shows("alert")).isFalse();
            assertThat(browser.text("zones")).startsWith("roi, 4 corners");
            JsonNode setup = Robot.json(robot.get(ROUTE + "?camera=shelf"));
            assertThat(setup.path("camera").asText()).isEqualTo("shelf");
            assertThat(setup.path("marks")).hasSize(4);
            // A click is on a whole pixel of the screen, which shows the picture larger or smaller than it is.
            assertThat(setup.at("/view/error_px").asDouble()).isLessThan(2);
            // The browser complains of the answer that nothing was taught yet.
            assertThat(browser.complaints())
                    .allSatisfy(complaint -> assertThat(complaint).contains(ROUTE, "404"));
        }
    }

    private static String endOf(String prompt) throws Exception {
        Await.until("the arm is at home", SOON, () -> Robot.json(robot.get("/api/status"))
                .at("/arm/activity")
                .asText()
                .equals("idle"));
        String id = robot.command(prompt);
        Await.until("the command ends", SOON, () -> Robot.isFinal(robot.status(id)));
        return robot.status(id).toString();
    }

    private static String state() throws IOException, InterruptedException {
        return Robot.json(robot.get(ROUTE)).at("/fit/state").asText();
    }

    private static JsonNode health() throws IOException, InterruptedException {
        return Robot.json(robot.get("/health"));
    }

    /** The camera is lost, and comes back. */
    private static void move(int pixels) throws Exception {
        Files.delete(folder.resolve("table.png"));
        Await.until("the camera is lost", SOON, () -> health().at("/components/camera/status")
                .asText()
                .equals("down"));
        show(folder, pixels);
    }

    private static void show(Path folder, int shift) throws IOException {
        BufferedImage table = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = table.createGraphics();
        graphics.setColor(Color.GRAY);
        graphics.fillRect(0, 0, 640, 480);
        Random random = new Random(3);
        for (int thing = 0; thing < 60; thing++) {
            int level = 20 + random.nextInt(200);
            graphics.setColor(new Color(level, level, level));
            graphics.fillRect(
                    random.nextInt(640) + shift, random.nextInt(480), 8 + random.nextInt(30), 6 + random.nextInt(20));
        }
        graphics.dispose();
        Path written = folder.resolve("table.tmp");
        ImageIO.write(table, "png", written.toFile());
        Files.move(written, folder.resolve("table.png"), StandardCopyOption.ATOMIC_MOVE);
    }
}
