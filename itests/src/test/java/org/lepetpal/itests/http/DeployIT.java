package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.Test;
import org.lepetpal.itests.Await;

/** The gate of the real robot: what takes its kernel away goes again, and what is good outlives a restart; native libraries are there before all. */
public class DeployIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Test
    public void anEmptyJarIsNoSafetyKernelAndAGoodOneOutlivesARestart() throws Exception {
        try (Robot robot = Robot.start(Map.of("API_TOKEN", "sixteen-letters-at-least"))) {
            HttpResponse<String> refused = upload(robot, "org.lepetpal.safety");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
            assertThat(refused.body()).contains("failed", "no components and no activator");
            Await.until("the robot is as it was", LIMIT, () -> robot.health().equals("ok"));
            Await.until(
                    "commands are taken",
                    LIMIT,
                    () -> robot.post("/command", "{\"prompt\": \"go home\"}").statusCode() == 202);

            assertThat(upload(robot, "org.example.plain").statusCode()).isEqualTo(201);
            robot.process().destroy();
            robot.restart();
            Await.until("it is there again", LIMIT, () -> robot.get("/api/bundles")
                    .body()
                    .contains("org.example.plain"));
            assertThat(robot.home().folder().resolve("deploy/rejected")).doesNotExist();
            assertThatNativeLibrariesAreThere(robot);
        }
    }

    /** Also those that nobody has asked for, as FFmpeg's where the camera is simulated: whoever loads them by himself may deadlock. */
    private static void assertThatNativeLibrariesAreThere(Robot robot) throws IOException {
        assertThat(Files.readString(
                        Path.of("/proc", String.valueOf(robot.process().pid()), "maps")))
                .contains(
                        "libjnijavacpp.so",
                        "libjniopencv_core.so",
                        "libjniopencv_imgproc.so",
                        "libjniopencv_imgcodecs.so",
                        "libjniavutil.so",
                        "libjniavcodec.so",
                        "libjniavformat.so",
                        "libjniavdevice.so",
                        "libjniswscale.so");
    }

    private static HttpResponse<String> upload(Robot robot, String name) throws IOException, InterruptedException {
        return robot.send(robot.request("/api/bundles")
                .timeout(LIMIT)
                .header("Content-Type", "application/java-archive")
                .POST(HttpRequest.BodyPublishers.ofByteArray(jar(name)))
                .build());
    }

    private static byte[] jar(String name) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", "9.0.0");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return bytes.toByteArray();
    }
}
