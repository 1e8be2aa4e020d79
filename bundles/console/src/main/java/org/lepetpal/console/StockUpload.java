package org.lepetpal.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.commons.io.input.TeeInputStream;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleGate;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;
import org.lepetpal.console.Answer.Question;
import org.lepetpal.console.Staging.Waiting;

/**
 * One form of the console's own page of bundles, from its first byte to the answer: what it brings is shown to the gate, and let in
 * at once where nobody else is touched by it, else when the person says so. One thread.
 */
final class StockUpload implements AutoCloseable {
    private static final String GONE =
            "It does not wait any more: another one came meanwhile, or the robot was started anew. Send it again";

    private static final String LATE = "It has waited for " + Staging.PATIENCE.toMinutes()
            + " minutes, which is as long as one may. Send it again";

    private final Optional<BundleGate> gate;
    private final Staging staging;
    private final LongFunction<Optional<String>> names;
    private boolean begun;
    private Optional<Look> look = Optional.empty();

    /**
     * @param gate empty while there is none
     * @param names symbolic names by a bundle's number
     */
    StockUpload(Optional<BundleGate> gate, Staging staging, LongFunction<Optional<String>> names) {
        this.gate = gate;
        this.staging = staging;
        this.names = names;
    }

    /** Shows a jar to the gate, which lets nothing in by that. */
    void take(InputStream jar) throws IOException {
        if (gate.isPresent()) {
            look = Optional.of(begin() ? look(gate.get(), jar) : new Look.Unfit(busy()));
        }
    }

    /** Lets in what was taken, refuses it, or asks. */
    Answer install(UploadForm form) throws IOException {
        if (gate.isEmpty()) {
            return Answer.no(503, BundleWords.NO_GATE);
        }
        if (look.isEmpty() || form.bundles() > 1) {
            return Answer.no(
                    400, look.isEmpty() ? "No file was chosen" : "One file at a time: it came with several of them");
        }
        return switch (look.get()) {
            case Look.Unfit unfit -> Answer.no(unfit.objection());
            case Look.Guarded it ->
                contradiction(form, it.plan())
                        .orElseGet(() -> ask(
                                it.objection().getMessage() + ". " + BundleWords.plan(it.plan()),
                                "Force it",
                                new Waiting(it.jar(), it.plan(), true)));
            case Look.Fit it -> {
                Optional<Answer> contradiction = contradiction(form, it.plan());
                if (contradiction.isPresent()) {
                    yield contradiction.get();
                }
                boolean agreed = it.plan().refreshed().isEmpty()
                        || form.field("refreshPackages").isPresent();
                Waiting jar = new Waiting(it.jar(), it.plan(), false);
                yield agreed ? admit(gate.get(), jar) : ask(BundleWords.plan(it.plan()), "Let it in", jar);
            }
        };
    }

    /** Lets in what was asked about, if it would still do what was told. */
    Answer agree(String ticket) throws IOException {
        if (gate.isEmpty() || !begin()) {
            return gate.isEmpty() ? Answer.no(503, BundleWords.NO_GATE) : Answer.no(busy());
        }
        Optional<Waiting> waiting = staging.take(ticket);
        return waiting.isPresent()
                ? agree(gate.get(), waiting.get())
                : Answer.no(409, staging.isLate(ticket) ? LATE : GONE);
    }

    private Answer agree(BundleGate open, Waiting waiting) throws IOException {
        Admission plan;
        try (InputStream jar = Files.newInputStream(waiting.jar())) {
            plan = open.examine(jar, waiting.force());
        } catch (BundleRefused refused) {
            return no(refused, waiting);
        }
        return plan.equals(waiting.plan())
                ? admit(open, waiting)
                : ask(
                        "Something has changed meanwhile: " + BundleWords.plan(plan),
                        waiting.force() ? "Force it" : "Let it in",
                        new Waiting(waiting.jar(), plan, waiting.force()));
    }

    /** What was asked about is not wanted any more. */
    Answer discard(String ticket) {
        if (begin()) {
            staging.take(ticket);
        }
        return Answer.done();
    }

    /** Nothing is left of it, unless it waits. */
    @Override
    public void close() {
        if (begun) {
            staging.end();
        }
    }

    private boolean begin() {
        begun = begun || staging.begin();
        return begun;
    }

    private Look look(BundleGate open, InputStream content) throws IOException {
        Path jar = staging.place();
        try (OutputStream copy = Files.newOutputStream(jar)) {
            return new Look.Fit(jar, open.examine(new TeeInputStream(content, copy), false));
        } catch (BundleRefused refused) {
            return refused.reason() == Reason.PROTECTED ? guarded(open, jar, refused) : new Look.Unfit(refused);
        }
    }

    private static Look guarded(BundleGate open, Path jar, BundleRefused objection) throws IOException {
        try (InputStream again = Files.newInputStream(jar)) {
            return new Look.Guarded(jar, open.examine(again, true), objection);
        } catch (BundleRefused refused) {
            return new Look.Unfit(refused);
        }
    }

    private Answer admit(BundleGate open, Waiting waiting) throws IOException {
        try (InputStream jar = Files.newInputStream(waiting.jar())) {
            open.admit(jar, waiting.force());
            return Answer.done();
        } catch (BundleRefused refused) {
            return no(refused, waiting);
        }
    }

    /** Who only came at a bad moment need not send it again. */
    private Answer no(BundleRefused refused, Waiting waiting) {
        return refused.reason() == Reason.BUSY ? ask(refused.getMessage(), "Try again", waiting) : Answer.no(refused);
    }

    private Answer ask(String what, String yes, Waiting waiting) {
        return Answer.ask(what, new Question(yes, staging.keep(waiting)));
    }

    /** Where the form wishes for what the gate does not do; empty where it does not. */
    private Optional<Answer> contradiction(UploadForm form, Admission plan) {
        Optional<String> id = form.field("uploadid");
        if (id.isPresent() && !isNumber(id.get())) {
            return Optional.of(Answer.no(400, "'" + id.get() + "' is no bundle's number"));
        }
        Optional<String> wished =
                id.map(number -> names.apply(Long.parseLong(number)).orElse("a bundle that is not there any more"));
        if (wished.isPresent() && !wished.get().equals(plan.name())) {
            return Optional.of(
                    Answer.no(409, "It is " + plan.name() + ", and what was to be updated is " + wished.get()));
        }
        return form.field("parallelVersion").isPresent() && plan.replaces().isPresent()
                ? Optional.of(
                        Answer.no(409, BundleWords.plan(plan) + ". Two versions of it side by side are not taken in"))
                : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,18}");
    }

    private static BundleRefused busy() {
        return new BundleRefused(Reason.BUSY, "Another upload is under way");
    }
}
