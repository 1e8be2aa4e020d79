package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Models that have come since. They are moved, for they may be large; one that cannot be moved stays. */
final class Models implements Part {
    private static final String FOLDER = "models";

    private final Places places;
    private final Disk disk;
    private final Trees trees;
    private final Consumer<String> terminal;

    Models(Places places, Disk disk, Consumer<String> terminal) {
        this.places = places;
        this.disk = disk;
        this.trees = new Trees(disk);
        this.terminal = terminal;
    }

    @Override
    public String name() {
        return "the models";
    }

    @Override
    public boolean prepare(GoodSet good, Path draft) throws IOException {
        if (!Files.exists(good.models())) {
            return false;
        }
        Set<String> were = Set.copyOf(Files.readAllLines(good.models()));
        List<String> newcomers = ModelNames.in(places.models()).stream()
                .filter(model -> !were.contains(model))
                .toList();
        if (newcomers.isEmpty()) {
            return false;
        }
        disk.write(draft.resolve(FOLDER), String.join("\n", newcomers).getBytes(StandardCharsets.UTF_8));
        return true;
    }

    @Override
    public boolean putBack(Path prepared, Path aside) throws IOException {
        boolean gone = false;
        for (String model : Files.readAllLines(prepared.resolve(FOLDER))) {
            gone |= putAside(model, aside.resolve(FOLDER).resolve(model));
        }
        return gone;
    }

    private boolean putAside(String model, Path aside) {
        Path place = places.models().resolve(model);
        try {
            if (Trees.exists(aside)) {
                // What a start that was killed has left of it, on another disk.
                trees.remove(place);
            } else {
                trees.move(place, aside);
            }
            return true;
        } catch (IOException e) {
            terminal.accept("models/" + model + " stays, for it cannot be moved: " + e);
            return false;
        }
    }
}
