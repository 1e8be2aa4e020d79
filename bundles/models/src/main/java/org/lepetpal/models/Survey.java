package org.lepetpal.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lepetpal.api.swap.SlotName;

/**
 * What lies in the repository at one moment.
 *
 * @param places folders that are where, and named as, a model's folder is
 * @param misplaced the rest that somebody may have meant as a model, with the reason why it is none
 * @param strays the rest that belongs to no slot, in words
 */
record Survey(List<Place> places, Map<Place, String> misplaced, List<String> strays) {
    private static final String NAMES = "letters, digits and . _ + - make a name, 64 at most";

    Survey {
        places = List.copyOf(places);
        misplaced = Map.copyOf(misplaced);
        strays = List.copyOf(strays);
    }

    /** Looks into the repository; one that does not exist is empty. */
    static Survey of(Path root) throws IOException {
        List<Place> places = new ArrayList<>();
        Map<Place, String> misplaced = new LinkedHashMap<>();
        List<String> strays = new ArrayList<>();
        for (Path folder : children(root)) {
            Optional<SlotName> slot = SlotName.find(name(folder));
            if (slot.isPresent()) {
                names(folder, slot.get(), places, misplaced);
            } else if (Files.isDirectory(folder)) {
                strays.add("models/" + name(folder) + " is no slot's folder");
            }
        }
        return new Survey(places, misplaced, strays);
    }

    private static void names(Path folder, SlotName slot, List<Place> places, Map<Place, String> misplaced)
            throws IOException {
        for (Path named : children(folder)) {
            List<Path> inside = children(named);
            List<Path> versions = inside.stream().filter(Files::isDirectory).toList();
            if (!Files.isDirectory(named) || versions.size() < inside.size()) {
                misplaced.put(
                        new Place(slot, name(named), "0", named),
                        "it lies in no folder of its version: models/" + slot.label()
                                + "/NAME/VERSION/ is a model's place");
            }
            for (Path version : versions) {
                Place place = new Place(slot, name(named), name(version), version);
                if (Place.isName(place.name()) && Place.isName(place.version())) {
                    places.add(place);
                } else {
                    misplaced.put(place, "its folder cannot be called that: " + NAMES);
                }
            }
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    /** In order of their names; hidden ones are nobody's business, our own uploads under way among them. */
    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(child -> !name(child).startsWith(".")).sorted().toList();
        }
    }
}
