package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The jars in {@code deploy/}. */
final class PlugIns implements Part {
    private static final String JAR = ".jar";
    private static final String FOLDER = "deploy";
    private static final String HOW_TO = "README.md";

    private final Places places;
    private final Disk disk;

    PlugIns(Places places, Disk disk) {
        this.places = places;
        this.disk = disk;
    }

    @Override
    public String name() {
        return "the plug-ins";
    }

    @Override
    public boolean prepare(GoodSet good, Path draft) throws IOException {
        Map<String, Path> was = jars(good.plugIns());
        if (!Files.isDirectory(good.plugIns()) || same(was, jars(places.plugIns()))) {
            return false;
        }
        Path fresh = draft.resolve(FOLDER);
        disk.createFolder(fresh);
        for (Map.Entry<String, Path> jar : was.entrySet()) {
            disk.copy(jar.getValue(), fresh.resolve(jar.getKey()));
        }
        Path howTo = places.plugIns().resolve(HOW_TO);
        if (Files.exists(howTo)) {
            disk.copy(howTo, fresh.resolve(HOW_TO));
        }
        return true;
    }

    @Override
    public boolean putBack(Path prepared, Path aside) throws IOException {
        new Exchange(disk).of(prepared.resolve(FOLDER), places.plugIns(), aside.resolve(FOLDER));
        return true;
    }

    private static boolean same(Map<String, Path> some, Map<String, Path> others) throws IOException {
        if (!some.keySet().equals(others.keySet())) {
            return false;
        }
        for (Map.Entry<String, Path> file : some.entrySet()) {
            if (Files.mismatch(file.getValue(), others.get(file.getKey())) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** By name. What was rejected, or was still arriving, is no plug-in. */
    private static Map<String, Path> jars(Path folder) throws IOException {
        Map<String, Path> jars = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(file -> file.toString().endsWith(JAR) && Files.isRegularFile(file))
                        .forEach(file -> jars.put(file.getFileName().toString(), file));
            }
        }
        return jars;
    }
}
