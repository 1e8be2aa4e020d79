package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.platform.OddDetector;
import org.lepetpal.itests.platform.PolicyJar;
import org.lepetpal.itests.platform.StillPolicy;
import org.openqa.selenium.Keys;

/** The console's page about modules, in a real browser and with the keyboard alone. */
public class ModulesPageIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LOADING = Duration.ofSeconds(90);
    private static final Path TRAINED = Path.of("../models/policy/ball/1");
    private static final String UPLOAD = "#modules-upload ";
    private static final int MOST_TABS = 120;

    private Robot robot;
    private Console console;
    /** Of the policy {@code still@1.0.0}. */
    private Path still;

    @Before
    public void start() throws Exception {
        robot = Robot.start(Map.of("TIME", "stepped"));
        still = robot.home()
                .drop(
                        "still",
                        PolicyJar.of("org.example.still", "1.0.0", StillPolicy.class, StillPolicy.StillRun.class));
        console = Console.of(robot);
    }

    @After
    public void stop() throws Exception {
        robot.close();
    }

    @Test
    public void modulesAreSwappedPinnedShadowedAndRolledBackByKeyboardWhileThePageLives() throws Exception {
        try (Browser browser = Browser.open()) {
            open(browser);
            browser.evaluate("window.opened = 'once'");
            Await.until("it is there", LIMIT, () -> robot.offers("still@1.0.0"));
            awaitState(browser, "still@1.0.0", "warm");
            browser.screenshot(Path.of("target/screenshots/modules-warm.png"));

            press(browser, "policy still@1.0.0 Activate");
            awaitState(browser, "still@1.0.0", "probation");
            assertThat(browser.text("modules-message")).contains("policy: still@1.0.0 is active (done)");
            assertThat(browser.text("modules-swaps")).contains("asked for in the web console");

            press(browser, "policy still@1.0.0 Pin");
            Await.until(
                    "it is pinned", LIMIT, () -> browser.text("modules-slots").contains("still@1.0.0 (pinned)"));

            String scripted = browser.evaluate(
                            "[...document.querySelectorAll('td')].find(cell => cell.textContent.startsWith('scripted@'))"
                                    + ".textContent")
                    .orElseThrow();
            press(browser, "policy " + scripted + " Shadow");
            awaitState(browser, scripted, "shadow");
            assertThat(browser.text("modules-slots")).contains("nothing compared yet");
            browser.screenshot(Path.of("target/screenshots/modules-shadow.png"));
            press(browser, "policy " + scripted + " Promote");
            awaitState(browser, scripted, "probation");

            press(browser, "policy all Roll back");
            awaitState(browser, "still@1.0.0", "probation");
            press(browser, "policy all Leave it to the platform");
            awaitState(browser, scripted, "probation");

            Files.delete(still);
            awaitState(browser, "still@1.0.0", "withdrawn");
            assertThat(browser.evaluate("window.opened"))
                    .as("never loaded anew")
                    .contains("once");
            browser.screenshot(Path.of("target/screenshots/modules-withdrawn.png"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    public void ofDetectorsThePageChoosesNamesSoThatAnUpdateStays() throws Exception {
        robot.home()
                .drop(
                        "hedgehogs",
                        PolicyJar.needing(
                                "org.lepetpal.api.vision", "org.example.hedgehogs", "1.0.0", OddDetector.class));
        try (Browser browser = Browser.open()) {
            open(browser);
            Await.until("it is there", LIMIT, () -> robot.offers("detector", "hedgehogs@1.0.0"));
            awaitState(browser, "hedgehogs@1.0.0", "active");
            press(browser, "detector hedgehogs@1.0.0 Switch off");
            awaitState(browser, "hedgehogs@1.0.0", "warm");
            press(browser, "detector hedgehogs@1.0.0 Switch on");
            awaitState(browser, "hedgehogs@1.0.0", "active");
            assertThat(Robot.json(robot.get("/api/modules/detector"))
                            .path("choice")
                            .toString())
                    .isEqualTo("[\"color\",\"hedgehogs\"]");
        }
    }

    @Test
    public void whatIsBroughtInOnThePageServesAndIsToldFromItsNamesake() throws Exception {
        Path brought = Files.createDirectory(robot.home().folder().resolve("brought"));
        Path model = Files.write(brought.resolve("ball.zip"), zip(TRAINED));
        Path plugIn = Files.write(
                brought.resolve("newer.jar"),
                PolicyJar.of("org.example.newer", "2.0.0", StillPolicy.class, StillPolicy.StillRun.class));
        try (Browser browser = Browser.open()) {
            open(browser);
            Await.until("it is there", LIMIT, () -> robot.offers("still@1.0.0"));
            browser.fill(UPLOAD + "[name=name]", "ball");
            browser.fill(UPLOAD + "[name=version]", "2");
            bringIn(browser, model, "ball@2 is in models/policy/ball/2 and is being loaded; SHA-256 ");
            bringIn(browser, plugIn, "org.example.newer 2.0.0 was let in");
            Await.until("it is there", LIMIT, () -> robot.offers("still@2.0.0"));
            awaitState(browser, "still@2.0.0", "warm");

            press(browser, "policy still@1.0.0 Activate");
            awaitState(browser, "still@1.0.0", "probation");
            awaitState(browser, "still@2.0.0", "warm");

            String id = robot.command("pick up the ball");
            robot.step(200);
            assertThat(robot.status(id).path("policy").asText()).isEqualTo("still@1.0.0");
            press(browser, "policy still@2.0.0 Activate at once");
            awaitState(browser, "still@2.0.0", "probation");
            robot.step(1000);
            assertThat(robot.status(id).path("policy").asText()).isEqualTo("still@2.0.0");
            robot.post("/cancel", "{}");

            press(browser, "policy still@1.0.0 Shadow");
            awaitState(browser, "still@1.0.0", "shadow");
            press(browser, "policy still@1.0.0 End shadow");
            awaitState(browser, "still@1.0.0", "warm");

            Await.until("the model is loaded", LOADING, () -> robot.offers("ball@2"));
            awaitState(browser, "ball@2", "warm");
            browser.screenshot(Path.of("target/screenshots/modules-brought-in.png"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    public void anotherSitesPageChangesNothing() throws Exception {
        String order = "{\"action\": \"activate\", \"slot\": \"policy\", \"names\": [\"still\"]}";
        assertThat(post(order).statusCode()).as("without the page's token").isEqualTo(403);
        assertThat(post(order, "X-Page-Token", "0".repeat(64)).statusCode()).isEqualTo(403);
        HttpResponse<String> page = robot.send(console.request("/modules").build());
        Matcher token = Pattern.compile("data-token=\"([0-9a-f]{64})\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        assertThat(post(order, "X-Page-Token", token.group(1), "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(robot.get("/system/console/modules/state.json").statusCode()).isEqualTo(401);
        Await.until("it is there", LIMIT, () -> robot.offers("still@1.0.0"));
        assertThat(post(order, "X-Page-Token", token.group(1)).statusCode()).isEqualTo(200);
    }

    private static void bringIn(Browser browser, Path file, String outcome) throws Exception {
        browser.choose(UPLOAD + "[name=file]", file);
        press(browser, "bring in");
        Await.until(file.getFileName() + " is in", LIMIT, () -> browser.text("modules-message")
                .contains(outcome));
    }

    private static byte[] zip(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, zip);
            }
        }
        return bytes.toByteArray();
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        var request = console.request("/modules");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return robot.send(request.POST(BodyPublishers.ofString(body)).build());
    }

    /** A page whose address holds credentials may not fetch anything: first to be known, then without. */
    private void open(Browser browser) {
        String page = robot.uri("/system/console/modules").toString();
        browser.load(page.replace("http://", "http://admin:" + console.password() + "@"));
        browser.load(page);
        browser.complaints();
    }

    private static void press(Browser browser, String key) throws Exception {
        Await.until(key + " is offered", LIMIT, () -> browser.evaluate(
                        "document.querySelector('[data-key=\"" + key + "\"]') && 'yes'")
                .isPresent());
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if (browser.evaluate("document.activeElement.dataset.key").equals(Optional.of(key))) {
                browser.type(Keys.ENTER);
                return;
            }
            browser.type(Keys.TAB);
        }
        throw new AssertionError(key + " cannot be reached by keyboard");
    }

    private static void awaitState(Browser browser, String id, String state) throws Exception {
        String script = "[...document.querySelectorAll('#modules-slots tr')]"
                + ".find(row => row.firstChild.textContent.startsWith(arguments[0]))"
                + "?.querySelector('.modules-state')?.textContent";
        Await.until(
                id + " is " + state, LIMIT, () -> browser.evaluate(script, id).equals(Optional.of(state)));
    }
}
