package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What people set in the web console. Not put back: the limits of the safety kernel, who may come in over HTTP ({@link Door}), and configurations that are
 * derived from something else, which are made anew.
 */
final class Settings implements Part {
    private static final String MARKS = "applied.properties";
    private static final Path MARKS_FOLDER = Configurations.MARKS.getParent();

    private final Places places;
    private final Disk disk;
    private final Trees trees;

    Settings(Places places, Disk disk) {
        this.places = places;
        this.disk = disk;
        this.trees = new Trees(disk);
    }

    @Override
    public String name() {
        return "the settings of the web console";
    }

    @Override
    public boolean prepare(GoodSet good, Path draft) throws IOException {
        Path was = good.configurations();
        Path now = places.configurations();
        Door door = Door.between(was.resolve(Configurations.DOOR), now.resolve(Configurations.DOOR));
        if (!Files.isDirectory(was) || same(was, now) && !door.differs()) {
            return false;
        }
        Path fresh = draft.resolve(Configurations.FOLDER);
        disk.createSecretFolder(fresh);
        copy(besidesDoor(was), was, fresh);
        copy(Configurations.limits(now), now, fresh);
        if (door.restored().isPresent()) {
            Path file = fresh.resolve(Configurations.DOOR);
            trees.createParents(file);
            disk.write(file, door.restored().get().content());
        }
        Marks marks = Marks.of(good.marks()).restored(Marks.of(places.marks()), door);
        disk.write(draft.resolve(MARKS), marks.content());
        return true;
    }

    @Override
    public boolean putBack(Path prepared, Path aside) throws IOException {
        keepMarks(aside.resolve(MARKS_FOLDER));
        // Before the settings: where the disk fails between, these differ still, and both are put back another time.
        if (Files.exists(prepared.resolve(MARKS))) {
            trees.move(prepared.resolve(MARKS), places.marks());
        }
        new Exchange(disk)
                .of(
                        prepared.resolve(Configurations.FOLDER),
                        places.configurations(),
                        aside.resolve(Configurations.FOLDER));
        return true;
    }

    private void keepMarks(Path aside) throws IOException {
        Path folder = places.marks().getParent();
        if (Files.isDirectory(folder) && !Trees.exists(aside)) {
            trees.copyWhole(folder, aside);
        }
    }

    private void copy(List<Path> files, Path from, Path to) throws IOException {
        for (Path file : files) {
            trees.createParents(to.resolve(file));
            disk.copy(from.resolve(file), to.resolve(file));
        }
    }

    private static boolean same(Path was, Path now) throws IOException {
        List<Path> files = besidesDoor(was);
        if (!files.equals(besidesDoor(now))) {
            return false;
        }
        for (Path file : files) {
            if (!Entries.of(was.resolve(file)).saysTheSameAs(Entries.of(now.resolve(file)))) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> besidesDoor(Path configurations) throws IOException {
        return Configurations.ofPeople(configurations).stream()
                .filter(file -> !file.equals(Configurations.DOOR))
                .toList();
    }
}
