package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What becomes of a start after others that came to nothing: whatever differs from the set with which the robot last came up is put back, once, until it
 * has been up again, for more of the same helps nobody. Where {@code conf/lepetpal.env} or the environment has changed since, a person has just been at it,
 * and nothing is.
 */
final class Fallback {
    private static final int ENOUGH = 2;
    private static final DateTimeFormatter ASIDE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String THIS_ONE = "1\n";

    private final Places places;
    private final Disk disk;
    private final Clock clock;
    private final Journal journal;
    private final List<Part> parts;
    private final Consumer<String> terminal;

    /** @param terminal takes lines; what the robot tells later on is left for it, too */
    Fallback(Places places, Disk disk, Clock clock, Consumer<String> terminal) {
        this.places = places;
        this.disk = disk;
        this.clock = clock;
        this.journal = new Journal(places, disk);
        this.terminal = terminal;
        this.parts = List.of(new PlugIns(places, disk), new Settings(places, disk), new Models(places, disk, terminal));
    }

    /**
     * @param tries how many starts came to nothing
     * @throws IOException where something could not be put back; each folder is what it was, or what it was to be
     */
    void at(long tries) throws IOException {
        try {
            Optional<Plan> halfDone = journal.pending();
            if (halfDone.isPresent()) {
                carryOut(halfDone.get());
            } else {
                decide(tries);
            }
        } catch (IOException | RuntimeException e) {
            // Carried out by a later start, it would bring back what is out of date by then.
            try {
                journal.discard();
            } catch (IOException | RuntimeException another) {
                e.addSuppressed(another);
            }
            throw e;
        }
    }

    private void decide(long tries) throws IOException {
        Optional<GoodSet> good = places.good();
        if (tries < ENOUGH || good.isEmpty()) {
            return;
        }
        if (Files.exists(places.fellBack())) {
            tell(tries + " starts came to nothing, although the last good plug-ins, settings and models had been"
                    + " put back: see the log for what is wrong");
        } else if (isGivenOther(good.get())) {
            tell(tries + " starts came to nothing, and conf/lepetpal.env or the environment has changed since the"
                    + " last good one: nothing is put back");
        } else {
            putBack(tries, good.get());
        }
    }

    /** A set that was kept without it says nothing about that. */
    private boolean isGivenOther(GoodSet good) throws IOException {
        return Files.exists(good.given())
                && (!Files.exists(places.given()) || Files.mismatch(good.given(), places.given()) >= 0);
    }

    private void putBack(long tries, GoodSet good) throws IOException {
        Path draft = journal.draft();
        List<String> differing = new ArrayList<>();
        for (Part part : parts) {
            if (part.prepare(good, draft)) {
                differing.add(part.name());
            }
        }
        if (differing.isEmpty()) {
            journal.discard();
            return;
        }
        Plan plan = new Plan(tries, aside(), differing);
        journal.commit(plan);
        carryOut(plan);
    }

    /** Nobody else's, also on a machine whose clock begins anew at every start. */
    private String aside() {
        String now = ASIDE.format(LocalDateTime.now(clock));
        String name = now;
        for (int i = 2; Trees.exists(places.setAside().resolve(name)); i++) {
            name = now + "-" + i;
        }
        return name;
    }

    private void carryOut(Plan plan) throws IOException {
        if (!Trees.exists(places.setAside())) {
            disk.createSecretFolder(places.setAside());
        }
        Path aside = places.setAside().resolve(plan.aside());
        List<String> done = new ArrayList<>();
        for (Part part : parts) {
            if (plan.parts().contains(part.name()) && part.putBack(journal.prepared(), aside)) {
                done.add(part.name());
            }
        }
        if (done.isEmpty()) {
            new Trees(disk).prune(places.setAside());
        } else {
            disk.write(places.fellBack(), new byte[0]);
            disk.write(places.tries(), THIS_ONE.getBytes(StandardCharsets.UTF_8));
            tell(plan.told(done));
        }
        journal.discard();
    }

    private void tell(String text) throws IOException {
        disk.write(places.told(), (text + "\n").getBytes(StandardCharsets.UTF_8));
        terminal.accept(text);
    }
}
