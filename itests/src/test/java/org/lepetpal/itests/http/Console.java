package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A robot's Felix web console, as a person with its password uses it. */
final class Console {
    private static final String BOUNDARY = "----lepetpal-itests";
    private static final Pattern PASSWORD = Pattern.compile("password {2,}(\\S+)");

    private final Robot robot;
    private final String password;

    private Console(Robot robot, String password) {
        this.robot = robot;
        this.password = password;
    }

    /** With the password that was shown at the robot's first start. */
    static Console of(Robot robot) throws IOException {
        Matcher shown = PASSWORD.matcher(Files.readString(robot.home().folder().resolve("log/console.txt")));
        assertThat(shown.find()).as("the password is shown at the first start").isTrue();
        return new Console(robot, shown.group(1));
    }

    /** The password of its user {@code admin}. */
    String password() {
        return password;
    }

    private String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** A request to one of its pages, whose path is given from the console's root, as "/bundles.json". */
    HttpRequest.Builder request(String page) {
        return robot.request("/system/console" + page).setHeader("Authorization", authorization());
    }

    /** Number of the bundle of that symbolic name. */
    long bundle(String name) throws IOException, InterruptedException {
        JsonNode bundles = Robot.json(robot.send(request("/bundles.json").build()));
        for (JsonNode bundle : bundles.get("data")) {
            if (bundle.get("symbolicName").asText().equals(name)) {
                return bundle.get("id").asLong();
            }
        }
        throw new AssertionError("there is no " + name + " in " + bundles);
    }

    /**
     * Has something done to a bundle, as its page of bundles does; updates and refreshes go on after that.
     *
     * @param action for example {@code update}
     */
    void act(long bundle, String action) throws IOException, InterruptedException {
        HttpResponse<String> answer = robot.send(request("/bundles/" + bundle)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("action=" + action))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Sets one setting of a component, and all its others to their defaults. */
    void set(String pid, String property, String value) throws IOException, InterruptedException {
        String form = "apply=true&action=ajaxConfigManager&propertylist=" + property + "&" + property + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
        HttpResponse<String> answer = robot.send(request("/configMgr/" + pid)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 302);
    }

    /**
     * Sends a file as the form on its page of bundles does.
     *
     * @param fields of the form that are filled in or ticked besides
     */
    HttpRequest.Builder upload(String file, byte[] jar, Map<String, String> fields) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(part("name=\"action\"", "install"));
        fields.forEach((name, value) -> body.writeBytes(part("name=\"" + name + "\"", value)));
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"bundlefile\"; filename=\"" + file
                        + "\"\r\nContent-Type: application/java-archive\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(jar);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form(body.toByteArray());
    }

    /** Answers the page that asks whether a bundle is to come in. */
    HttpRequest.Builder answer(String action, String ticket) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(part("name=\"ticket\"", ticket));
        body.writeBytes(part("name=\"action\"", action));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form(body.toByteArray());
    }

    private HttpRequest.Builder form(byte[] body) {
        return request("/bundles")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body));
    }

    private static byte[] part(String disposition, String value) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
