package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.platform.PolicyJar;
import org.lepetpal.itests.platform.StillPolicy;

/** Bundles that are sent with the page "Bundles" of the web console as it comes from Felix: they go through the gate. */
public class StockUploadIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String API = "org.lepetpal.api";

    private static Robot robot;
    private static Console console;

    @BeforeClass
    public static void start() throws Exception {
        robot = Robot.start(Map.of("TIME", "stepped", "SIM_CAMERA_FPS", "10"));
        console = Console.of(robot);
    }

    @AfterClass
    public static void stop() throws Exception {
        robot.close();
    }

    @Test
    public void aBundleThatIsUploadedOnThePageComesInThroughTheGateAndServes() throws Exception {
        byte[] good = PolicyJar.of("org.example.still", "1.0.0", StillPolicy.class, StillPolicy.StillRun.class);
        HttpResponse<String> answer =
                robot.send(console.upload("any.jar", good, Map.of()).build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(deployed("org.example.still.jar")).hasBinaryContent(good);
        assertThat(bundles()).contains("org.example.still 1.0.0 Active");
        assertThat(robot.get("/api/bundles").body()).contains("org.example.still");
        Await.until("it serves", LIMIT, () -> robot.offers("still@1.0.0"));

        Files.delete(deployed("org.example.still.jar"));
        Await.until("it is gone again", LIMIT, () -> !bundles().contains("org.example.still"));
    }

    @Test
    public void aBundleThatLacksAPackageIsRefusedAndThePageSaysWhy() throws Exception {
        String before = bundles();
        byte[] bad = PolicyJar.needing(
                "org.example.nowhere", "org.example.lacking", "1.0.0", StillPolicy.class, StillPolicy.StillRun.class);
        HttpResponse<String> answer = robot.send(
                console.upload("bad.jar", bad, Map.of("bundlestart", "start")).build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("everything is as it was", "nobody here offers", "org.example.nowhere");
        assertThat(bundles()).isEqualTo(before);
        assertThat(deployed("org.example.lacking.jar")).doesNotExist();

        try (Browser browser = Browser.open()) {
            Path jar = Files.write(robot.home().folder().resolve("bad.jar"), bad);
            sendWith(browser, jar);
            Await.until("the person sees why", LIMIT, () -> browser.evaluate(
                            "document.getElementById('answer')?.textContent")
                    .filter(text -> text.contains("org.example.nowhere"))
                    .isPresent());
            browser.screenshot(Path.of("target/screenshots/bundles-refused.png"));
        }
        assertThat(bundles()).isEqualTo(before);
    }

    @Test
    public void contractsAreNotReplacedOnThePageUnlessThatIsForced() throws Exception {
        String before = bundles();
        byte[] jar = PolicyJar.of(API, "9.0.0", StillPolicy.class, StillPolicy.StillRun.class);
        HttpResponse<String> asked = robot.send(console.upload("api.jar", jar, Map.of("refreshPackages", "refresh"))
                .build());
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(409);
        assertThat(asked.body())
                .contains(
                        "touches what is not changed while the robot runs",
                        "restarted for it",
                        "org.lepetpal.command",
                        "Force it");
        assertThat(bundles()).isEqualTo(before);

        Matcher ticket =
                Pattern.compile("name=\"ticket\" value=\"([0-9a-f]{64})\"").matcher(asked.body());
        assertThat(ticket.find()).as(asked.body()).isTrue();
        robot.send(console.answer("discard", ticket.group(1)).build());
        HttpResponse<String> late =
                robot.send(console.answer("agree", ticket.group(1)).build());
        assertThat(late.body()).as("nobody wants it any more").contains("Send it again");
        assertThat(bundles()).isEqualTo(before);
        assertThat(deployed(API + ".jar")).doesNotExist();
    }

    @Test
    public void anotherSitesPageUploadsNothing() throws Exception {
        String before = bundles();
        byte[] good = PolicyJar.of("org.example.foreign", "1.0.0", StillPolicy.class, StillPolicy.StillRun.class);
        HttpResponse<String> answer = robot.send(console.upload("any.jar", good, Map.of())
                .header("Origin", "http://evil.example")
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(bundles()).isEqualTo(before);
    }

    /** As a person does, with the page's own dialogue; a page whose address holds credentials is not told them again. */
    private static void sendWith(Browser browser, Path jar) {
        String page = robot.uri("/system/console/bundles").toString();
        browser.load(page.replace("http://", "http://admin:" + console.password() + "@"));
        browser.load(page);
        browser.evaluate("document.querySelector('.installButton').click()");
        browser.evaluate("document.querySelector('#uploadDialog input[type=file]').id = 'chosen'");
        browser.byId("chosen").sendKeys(jar.toString());
        browser.evaluate("[...document.querySelectorAll('.ui-dialog-buttonset button')]"
                + ".find(button => button.textContent === 'Install or Update').click()");
    }

    private static Path deployed(String file) {
        return robot.home().folder().resolve("deploy").resolve(file);
    }

    /** Name, version and state of each. */
    private static String bundles() throws Exception {
        StringBuilder told = new StringBuilder();
        for (JsonNode bundle :
                Robot.json(robot.send(console.request("/bundles.json").build())).get("data")) {
            told.append(bundle.get("symbolicName").asText() + " "
                    + bundle.get("version").asText() + " "
                    + bundle.get("state").asText() + "\n");
        }
        return told.toString();
    }
}
