package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A robot's Felix web console, as a person with its password uses it. */
final class Console {
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
        return robot.request("/system/console" + page).header("Authorization", authorization());
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
}
