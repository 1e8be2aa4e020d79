package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.openqa.selenium.Keys;

/** The operator's page in a real browser, on the real distribution in its simulated room. */
public class PageIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration A_COMMAND = Duration.ofMinutes(3);

    private static Robot robot;
    private static Browser browser;

    @BeforeClass
    public static void start() throws Exception {
        browser = Browser.open();
        robot = Robot.start(Map.of("TIME", "stepped", "SIM_CAMERA_FPS", "10", "TREAT_COOLDOWN_SEC", "0"));
    }

    @AfterClass
    public static void stop() throws Exception {
        // In this order, so that no page speaks to a robot that is gone.
        if (browser != null) {
            browser.close();
        }
        if (robot != null) {
            robot.close();
        }
    }

    @Before
    public void freshPage() throws Exception {
        robot.post("/cancel", "{}");
        robot.post("/sim/reset", "{\"seed\": 7}");
        robot.stepUntilFinal(robot.command("go home"), Duration.ofSeconds(15));
        browser.screen(1280, 900, false);
        browser.load(robot);
        soon("the page shows health", () -> browser.text("health").equals("ok"));
        browser.complaints();
    }

    @After
    public void connected() throws Exception {
        robot.post("/sim/bus", "{\"connected\": true}");
    }

    @Test
    public void itLoadsWithoutAComplaintAndShowsTheRoom() throws Exception {
        browser.reload();
        soon("a picture", () -> {
            robot.step(100);
            return browser.picture("stream").isPresent();
        });
        Optional<String> first = browser.picture("stream");
        String id = robot.command("pick up the ball");
        soon("another picture while the arm moves", () -> {
            robot.step(100);
            return !browser.picture("stream").equals(first);
        });

        assertThat(browser.number("document.getElementById('stream').naturalWidth"))
                .isEqualTo(1280);
        assertThat(browser.title()).isEqualTo("LePetPal");
        assertThat(browser.shows("simulated")).isTrue();
        assertThat(browser.shows("alert")).isFalse();
        assertThat(browser.shows("trouble")).isFalse();
        assertThat(browser.shows("login")).isFalse();
        soon("a command that somebody else gave", () -> {
            robot.step(50);
            return browser.text("prompt").equals("pick up the ball");
        });
        assertThat(browser.complaints()).isEmpty();
        assertThat(robot.stepUntilFinal(id, Duration.ofSeconds(25)).get("state").asText())
                .isEqualTo("succeeded");
    }

    @Test
    public void aCommandIsSeenFromItsFirstPhaseToItsEnd() throws Exception {
        browser.command("pick up the ball").click();

        soon("it executes", () -> {
            robot.step(100);
            return browser.text("state").equals("executing");
        });
        assertThat(browser.text("prompt")).isEqualTo("pick up the ball");
        assertThat(browser.text("phases")).contains("detect", "grasp", "throw");
        Await.until("it succeeds", A_COMMAND, () -> {
            robot.step(200);
            return browser.text("state").equals("succeeded");
        });
        assertThat(browser.text("numbers")).contains("scripted@");
        assertThat(browser.shows("alert")).isFalse();
    }

    @Test
    public void cancelEndsTheCommandAndSaysSo() throws Exception {
        browser.command("pick up the ball").click();
        soon("it executes", () -> {
            robot.step(100);
            return browser.text("state").equals("executing");
        });

        browser.byId("cancel").click();

        soon("it is aborted", () -> {
            robot.step(50);
            return browser.text("state").equals("aborted");
        });
        browser.byId("cancel").click();
        soon("there is nothing left to cancel", () -> browser.text("message").contains("Nothing was running"));
    }

    @Test
    public void theSoftwareStopKeepsTheArmStoppedUntilItIsReset() throws Exception {
        browser.command("pick up the ball").click();
        soon("it executes", () -> {
            robot.step(100);
            return browser.text("state").equals("executing");
        });
        assertThat(browser.shows("reset")).isFalse();
        try {
            browser.byId("stop").click();

            soon("the page says that the arm is at rest", () -> {
                robot.step(50);
                return browser.text("stopState").startsWith("Stopped (on the page); the arm is at rest");
            });
            soon("the command has ended", () -> browser.text("state").equals("failed"));
            assertThat(browser.text("message")).contains("software stop");
            assertThat(browser.command("go home").isEnabled()).isFalse();

            browser.byId("reset").click();

            soon("the page says how it is", () -> !browser.shows("reset"));
            assertThat(browser.command("go home").isEnabled()).isTrue();
            assertThat(Robot.json(robot.get("/api/status")).at("/stop/latched").asBoolean())
                    .isFalse();
        } finally {
            robot.post("/estop/reset", "{}");
        }
    }

    @Test
    public void theSentryIsSwitchedByTheKeyboardAndSaysHowItStands() throws Exception {
        soon("the switch is there", () -> browser.shows("sentrySwitch"));
        assertThat(browser.byId("sentrySwitch").getAriaRole()).isEqualTo("switch");
        assertThat(browser.byId("sentrySwitch").getAccessibleName()).isEqualTo("Pick up the ball without being asked");
        assertThat(browser.text("sentryState")).isEqualTo("Off.");
        try {
            browser.byId("sentrySwitch").sendKeys(Keys.SPACE);

            soon("it is on", () -> browser.text("sentryState").startsWith("On: "));
            assertThat(sentryWatches()).isTrue();
            assertThat(browser.byId("sentrySwitch").isSelected()).isTrue();
            assertThat(browser.shows("alert")).isFalse();
        } finally {
            switchSentryOff();
        }
        soon(
                "the page sees that somebody else switched it off",
                () -> browser.text("sentryState").equals("Off.")
                        && !browser.byId("sentrySwitch").isSelected());
    }

    @Test
    public void aTreatComesOutAndWordsAreSaid() throws Exception {
        browser.byId("treat").click();
        soon("the treat is out", () -> {
            robot.step(100);
            return browser.text("done").equals("A treat is out.");
        });
        assertThat(browser.byId("treat").isEnabled()).isTrue();

        browser.byId("text").clear();
        browser.byId("text").sendKeys("Well done!");
        browser.byId("text").submit();
        soon("the words are said", () -> {
            robot.step(100);
            return browser.text("done").contains("Well done!");
        });
        try (var sounds = Files.list(robot.home().folder().resolve("data/sound"))) {
            assertThat(sounds.anyMatch(file -> file.toString().endsWith(".wav")))
                    .isTrue();
        }
        assertThat(browser.shows("alert")).isFalse();
    }

    @Test
    public void aLostArmIsNamed() throws Exception {
        robot.post("/sim/bus", "{\"connected\": false}");

        soon("the page says that the arm is missing", () -> {
            robot.step(100);
            return browser.text("health").equals("degraded")
                    && browser.text("trouble").startsWith("arm ");
        });
        browser.command("get the treat").click();
        soon("the command is refused", () -> browser.shows("alert"));
        assertThat(browser.text("alert")).containsIgnoringCase("arm");

        robot.post("/sim/bus", "{\"connected\": true}");
        Await.until("all is well again", Duration.ofSeconds(60), () -> {
            robot.step(500);
            return browser.text("health").equals("ok") && !browser.shows("trouble");
        });
    }

    @Test
    public void aPhoneNeedsNoSidewaysScrolling() throws Exception {
        browser.screen(375, 667, true);
        browser.reload();
        soon("the page shows health", () -> browser.text("health").equals("ok"));
        browser.byId("health").click();

        assertThat(browser.shows("parts")).isTrue();
        assertThat(browser.number("document.documentElement.clientWidth")).isEqualTo(375);
        assertThat(browser.number("document.documentElement.scrollWidth")).isEqualTo(375);
        for (String id : new String[] {"stop", "stream"}) {
            assertThat(browser.byId(id).getRect().getWidth()).as(id).isBetween(300, 375);
        }
        for (String id : new String[] {"stop", "treat", "health"}) {
            assertThat(browser.byId(id).getRect().getHeight())
                    .as("room for a finger on %s", id)
                    .isGreaterThanOrEqualTo(24);
        }
    }

    @Test
    public void aRobotThatIsGoneIsUnreachableAndThePageRecovers() throws Exception {
        try (Robot mortal = Robot.start(Map.of())) {
            browser.load(mortal);
            soon("the page shows health", () -> browser.text("health").equals("ok"));
            soon("a picture", () -> browser.picture("stream").isPresent());
            browser.command("pick up the ball").click();
            soon("it executes", () -> browser.text("state").equals("executing"));

            mortal.process().destroyForcibly();

            soon("the page says so", () -> browser.text("health").equals("unreachable"));
            assertThat(browser.text("alert")).contains("cannot be reached");
            assertThat(browser.text("streamNote")).contains("old");
            mortal.restart();
            soon("all is well again", () -> browser.text("health").equals("ok"));
            soon("the command that went down with it is aborted", () -> browser.text("state")
                    .equals("aborted"));
            assertThat(browser.text("message")).contains("ended before it did");
            soon("nothing is wrong any more", () -> !browser.shows("alert"));
            soon("a picture again", () -> !browser.shows("streamNote"));
            browser.load(robot);
        }
    }

    @Test
    public void theTokenIsAskedForOnceAndThenTheCookieOpens() throws Exception {
        String token = "a-token-of-twenty-chars";
        try (Robot guarded = Robot.launch(Map.of("API_TOKEN", token))) {
            Await.until("the port opens", Duration.ofSeconds(90), () -> guarded.answers("/"));
            browser.load(guarded);
            soon("the page asks for the token", () -> browser.shows("login"));
            assertThat(browser.text("health")).isEqualTo("signed out");
            assertThat(browser.picture("stream")).isEmpty();

            browser.byId("token").sendKeys("not-the-token-at-all");
            browser.byId("token").submit();
            soon("a wrong one is refused", () -> browser.shows("alert"));
            assertThat(browser.shows("login")).isTrue();

            browser.byId("token").clear();
            browser.byId("token").sendKeys(token);
            browser.byId("token").submit();
            soon("the right one opens", () -> !browser.shows("login"));
            soon("a picture", () -> browser.picture("stream").isPresent());
            browser.reload();
            soon("the cookie is enough", () -> browser.text("health").equals("ok"));
            assertThat(browser.shows("login")).isFalse();
            browser.command("go home").click();
            Await.until("it goes home", A_COMMAND, () -> browser.text("state").equals("succeeded"));
            browser.load(robot);
        }
    }

    private static boolean sentryWatches() throws Exception {
        return Robot.json(robot.get("/api/sentry")).get("enabled").asBoolean();
    }

    private static void switchSentryOff() throws Exception {
        robot.send(robot.request("/api/sentry")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"enabled\": false}"))
                .build());
    }

    private static void soon(String what, Callable<Boolean> condition) throws Exception {
        Await.until(what, SOON, condition);
    }
}
