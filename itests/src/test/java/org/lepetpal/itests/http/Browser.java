package org.lepetpal.itests.http;

import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.lepetpal.itests.RobotHome;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a window and with a fresh profile: Debian's Chromium, which talks to the robot alone. */
final class Browser implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Misses a description of each new browser's protocol, of which only a part is used that does not change. */
    private static final Logger PROTOCOL_LOG = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** Skips the test, naming the packages to install, where there is no browser. */
    static Browser open() throws IOException {
        Optional<Path> chromium = onPath("chromium");
        Optional<Path> chromedriver = onPath("chromedriver");
        assumeTrue(
                "skipped: no browser; on Debian: apt-get install chromium chromium-driver",
                chromium.isPresent() && chromedriver.isPresent());
        PROTOCOL_LOG.setLevel(Level.SEVERE);
        Path profile = Files.createTempDirectory("lepetpal-browser");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        // Named here, so that nothing looks for a driver elsewhere.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(LIMIT).scriptTimeout(LIMIT);
        return new Browser(driver, profile);
    }

    void load(Robot robot) {
        driver.get(robot.uri("/").toString());
    }

    void load(String address) {
        driver.get(address);
    }

    /** Clicks at a place in an SVG drawing, in the drawing's own units, to a pixel of the screen. */
    void clickInside(String id, double x, double y) {
        String inScreen = "new DOMPoint(%s, %s).matrixTransform(document.getElementById('%s').getScreenCTM())";
        new Actions(driver)
                .moveToLocation((int) number("Math.round(%s.x)".formatted(inScreen.formatted(x, y, id))), (int)
                        number("Math.round(%s.y)".formatted(inScreen.formatted(x, y, id))))
                .click()
                .perform();
    }

    /** Types keys into whatever has the focus. */
    void type(CharSequence keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** What a script returns; empty for null. */
    Optional<String> evaluate(String script, Object... arguments) {
        return Optional.ofNullable(driver.executeScript("return " + script, arguments))
                .map(Object::toString);
    }

    /** The whole page as a picture. */
    void screenshot(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    void reload() {
        driver.navigate().refresh();
    }

    String title() {
        return driver.getTitle();
    }

    /** Shows pages as a screen of this size would, down to a phone's. */
    void screen(int width, int height, boolean mobile) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
    }

    WebElement byId(String id) {
        return driver.findElement(By.id(id));
    }

    /** Chooses a file in an input for files, as its dialogue would, which no browser lets a program use. */
    void choose(String selector, Path file) {
        driver.findElement(By.cssSelector(selector))
                .sendKeys(file.toAbsolutePath().toString());
    }

    /** Writes into an empty field. */
    void fill(String selector, String text) {
        driver.findElement(By.cssSelector(selector)).sendKeys(text);
    }

    WebElement command(String prompt) {
        return driver.findElement(By.cssSelector("[data-prompt='" + prompt + "']"));
    }

    /** The visible text of an element; empty while it is hidden. */
    String text(String id) {
        return byId(id).getText();
    }

    boolean shows(String id) {
        return byId(id).isDisplayed();
    }

    long number(String script) {
        return ((Number) driver.executeScript("return " + script)).longValue();
    }

    /**
     * A fingerprint of the picture in an image element, taken from its pixels; empty as long as there are none or all are
     * of one colour.
     */
    Optional<String> picture(String id) {
        Object print = driver.executeScript("""
                const image = document.getElementById(arguments[0]);
                if (!image.naturalWidth) return null;
                const canvas = document.createElement('canvas');
                canvas.width = 160;
                canvas.height = 90;
                const brush = canvas.getContext('2d');
                brush.drawImage(image, 0, 0, 160, 90);
                const pixels = brush.getImageData(0, 0, 160, 90).data;
                let hash = 0, least = 255, most = 0;
                for (let i = 0; i < pixels.length; i += 4) {
                  hash = (hash * 31 + pixels[i]) | 0;
                  least = Math.min(least, pixels[i]);
                  most = Math.max(most, pixels[i]);
                }
                return most - least > 30 ? String(hash) : null;
                """, id);
        return Optional.ofNullable((String) print);
    }

    /** What the page and the browser complained of since the last call. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::toString)
                .toList();
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        RobotHome.deleteTree(profile);
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
