package org.lepetpal.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleGate;
import org.lepetpal.api.deploy.BundleRefused;

/** A gate that lets in what the test wants, and remembers what it was asked. */
final class FakeGate implements BundleGate {
    /** Each jar with what was asked of it, in order. */
    final List<String> asked = new ArrayList<>();

    Admission plan = new Admission("org.example.a", "2.0.0", Optional.empty(), List.of());
    /** Refused unless it is forced. */
    Optional<BundleRefused> objection = Optional.empty();
    /** Refused as it starts. */
    Optional<BundleRefused> failure = Optional.empty();
    /** Done in the middle of a question. */
    Runnable meanwhile = () -> {};

    void object(BundleRefused.Reason reason, String message) {
        objection = Optional.of(new BundleRefused(reason, message));
    }

    @Override
    public Admission admit(InputStream jar, boolean force) throws BundleRefused, IOException {
        note("admit", jar, force);
        if (failure.isPresent()) {
            throw failure.get();
        }
        return plan;
    }

    @Override
    public Admission examine(InputStream jar, boolean force) throws BundleRefused, IOException {
        note("examine", jar, force);
        meanwhile.run();
        if (objection.isPresent() && !(force && objection.get().reason() == BundleRefused.Reason.PROTECTED)) {
            throw objection.get();
        }
        return plan;
    }

    @Override
    public boolean remove(String name) {
        return false;
    }

    @Override
    public List<Admission> admitted() {
        return List.of();
    }

    private void note(String what, InputStream jar, boolean force) throws IOException {
        String content = new String(jar.readAllBytes(), StandardCharsets.UTF_8);
        asked.add(what + " " + content + (force ? " by force" : ""));
    }
}
