package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be put back, and a plan of it: a folder that is prepared under another name. Before it has its name nothing has changed, and from then on it
 * is carried out, by the next start where this one is killed meanwhile; for there is no way to change several folders at once.
 */
public final class Journal {
    private static final String DRAFT = ".part";
    private static final String PLAN = "plan";

    private final Path folder;
    private final Path draft;
    private final Disk disk;
    private final Trees trees;

    public Journal(Places places, Disk disk) {
        this.folder = places.journal();
        this.draft = folder.resolveSibling(folder.getFileName() + DRAFT);
        this.disk = disk;
        this.trees = new Trees(disk);
    }

    /** One that was not carried out to its end. */
    Optional<Plan> pending() throws IOException {
        return Trees.exists(folder) ? Optional.of(Plan.of(Files.readAllLines(folder.resolve(PLAN)))) : Optional.empty();
    }

    /** For the owner's eyes, since settings may be secrets. @return an empty folder to prepare in */
    Path draft() throws IOException {
        trees.remove(draft);
        trees.createParents(draft);
        disk.createSecretFolder(draft);
        return draft;
    }

    /** What was prepared is to be put back. */
    void commit(Plan plan) throws IOException {
        disk.write(draft.resolve(PLAN), String.join("\n", plan.lines()).getBytes(StandardCharsets.UTF_8));
        disk.move(draft, folder);
    }

    /** Of what was prepared. */
    Path prepared() {
        return folder;
    }

    /** It is carried out, or void. */
    public void discard() throws IOException {
        if (Trees.exists(folder)) {
            trees.remove(draft);
            disk.move(folder, draft);
        }
        trees.remove(draft);
    }
}
