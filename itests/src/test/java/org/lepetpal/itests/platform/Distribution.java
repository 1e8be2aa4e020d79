package org.lepetpal.itests.platform;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lepetpal.itests.RobotHome;
import org.ops4j.pax.exam.Option;

/** The built distribution as Pax Exam options: its bundles at their start levels, and its framework properties. */
final class Distribution {
    private static final Pattern AUTO_START = Pattern.compile("felix\\.auto\\.start\\.(\\d+)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private Distribution() {}

    /** @param settings lines of conf/lepetpal.env */
    static Option robot(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("PORT", String.valueOf(freePort()));
        Path home = RobotHome.create(all).folder();
        Properties properties = read(home.resolve("conf/config.properties"));
        List<Option> options = new ArrayList<>();
        options.add(systemProperty("lepetpal.home").value(home.toString()));
        options.add(frameworkProperty("lepetpal.home").value(home.toString()));
        for (String name : properties.stringPropertyNames()) {
            String value = properties.getProperty(name).replace("${lepetpal.home}", home.toString());
            Matcher start = AUTO_START.matcher(name);
            if (start.matches()) {
                Matcher bundle = QUOTED.matcher(value);
                while (bundle.find()) {
                    options.add(bundle(bundle.group(1)).startLevel(Integer.parseInt(start.group(1))));
                }
            } else if (!name.startsWith("org.osgi.framework.st") && !name.startsWith("felix.cache")) {
                options.add(frameworkProperty(name).value(value));
            }
        }
        options.add(frameworkStartLevel(
                Integer.parseInt(properties.getProperty("org.osgi.framework.startlevel.beginning"))));
        options.add(junitBundles());
        options.add(jarOf(org.assertj.core.api.Assertions.class));
        options.add(jarOf(net.bytebuddy.ByteBuddy.class));
        options.add(cleanCaches(true));
        return composite(options.toArray(Option[]::new));
    }

    /** The jar of the test class path that holds a class; both in question are bundles. */
    private static Option jarOf(Class<?> type) {
        return bundle(type.getProtectionDomain().getCodeSource().getLocation().toString());
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
