package org.lepetpal.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;

/** A bundle that is sent with the console's own page. */
class UploadFilterTest {
    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([0-9a-f]{64})\"");
    private static final Admission RESTARTS =
            new Admission("org.example.a", "2.0.0", Optional.of("1.0.0"), List.of("org.example.b"));

    @TempDir
    Path folder;

    private final FakeGate gate = new FakeGate();
    private Instant now = Instant.parse("2026-11-22T10:30:00Z");
    private Staging staging;
    private UploadFilter filter;

    @BeforeEach
    void open() {
        staging = new Staging(folder.resolve("upload"), new SecureRandom(), () -> now);
        filter = new UploadFilter(staging, id -> id == 7 ? Optional.of("org.example.a") : Optional.empty());
        filter.addGate(gate);
    }

    /** Of what does not wait for a word nothing is left, whatever became of it. */
    @AfterEach
    void nothingIsLeft() throws Exception {
        new Posting("/bundles").field("action", "discard").send(filter);
        gate.object(Reason.NO_BUNDLE, "it is none");
        Posting.install("last").send(filter);
        assertThat(copies()).isEmpty();
        filter.stop();
    }

    @Test
    void whatTouchesNobodyElseComesInThroughTheGate() throws Exception {
        Posting sent = Posting.install("jar").send(filter);
        assertThat(gate.asked).containsExactly("examine jar", "admit jar");
        assertThat(sent.passed()).as("the page installs nothing").isEmpty();
        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.header("Location")).contains("/system/console/bundles");
        assertThat(copies()).isEmpty();

        Posting program = new Posting("/install")
                .file("bundlefile", "a.jar", "jar")
                .field("action", "install")
                .send(filter);
        assertThat(gate.asked).as("in whatever order its fields come").hasSize(4);
        assertThat(program.status()).isEqualTo(200);
        assertThat(program.header("Content-Length")).contains("0");
    }

    @Test
    void whyOneIsRefusedIsSaidOnThePage() throws Exception {
        gate.object(Reason.UNRESOLVED, "It needs what nobody here offers: <b>org.example</b>");
        Posting sent = Posting.install("jar").send(filter);
        assertThat(sent.status()).isEqualTo(409);
        assertThat(sent.header("Content-Type")).contains("text/html");
        assertThat(sent.page())
                .contains("everything is as it was", "nobody here offers", "&lt;b&gt;org.example&lt;/b&gt;")
                .doesNotContain("<b>", "{text}", "{root}", "{form}", "<form");
        assertThat(sent.passed()).isEmpty();
        assertThat(gate.asked).containsExactly("examine jar");

        gate.objection = Optional.empty();
        gate.failure = Optional.of(new BundleRefused(Reason.FAILED, "It threw as it started"));
        assertThat(Posting.install("jar").send(filter).page()).contains("It threw as it started");
        gate.object(Reason.TOO_LARGE, "The jar has more than 512 MB");
        assertThat(Posting.install("jar").send(filter).status()).isEqualTo(413);
        assertThat(copies()).isEmpty();
    }

    @Test
    void whatIsProtectedComesInByForceAlone() throws Exception {
        gate.plan = RESTARTS;
        gate.object(Reason.PROTECTED, "It touches org.lepetpal.api");
        Posting asked =
                Posting.install("jar").field("refreshPackages", "refresh").send(filter);
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.page()).contains("It touches org.lepetpal.api", "place of 1.0.0", "org.example.b", "Force it");
        assertThat(gate.asked).containsExactly("examine jar", "examine jar by force");

        assertThat(say("agree", ticket(asked)).status()).isEqualTo(302);
        assertThat(gate.asked).last().isEqualTo("admit jar by force");
        Posting twice = say("agree", ticket(asked));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.page()).contains("Send it again");
    }

    @Test
    void whatRestartsOthersIsAskedAbout() throws Exception {
        gate.plan = RESTARTS;
        Posting asked = Posting.install("jar").send(filter);
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.page()).contains("restarted for it: org.example.b", "Let it in", "Leave it");
        assertThat(gate.asked).containsExactly("examine jar");
        assertThat(copies()).hasSize(1);
        assertThat(say("agree", "0".repeat(64)).page())
                .as("by its own ticket alone")
                .contains("Send it again");
        assertThat(say("agree", ticket(asked)).status()).isEqualTo(302);
        assertThat(gate.asked).last().isEqualTo("admit jar");

        Posting other = Posting.install("jar").send(filter);
        assertThat(say("discard", ticket(other)).status()).isEqualTo(302);
        assertThat(copies()).isEmpty();
        assertThat(say("agree", ticket(other)).page()).contains("Send it again");

        Posting ticked =
                Posting.install("jar").field("refreshPackages", "refresh").send(filter);
        assertThat(ticked.status()).as("who ticked that has said so").isEqualTo(302);
    }

    @Test
    void aWordIsWaitedForAQuarterOfAnHour() throws Exception {
        gate.plan = RESTARTS;
        Posting asked = Posting.install("jar").send(filter);
        now = now.plus(Staging.PATIENCE).minusMillis(1);
        staging.expire();
        assertThat(copies()).hasSize(1);
        now = now.plusMillis(1);
        staging.expire();
        assertThat(copies()).as("nobody has to come for that").isEmpty();

        Posting late = say("agree", ticket(asked));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.page()).contains("It has waited for 15 minutes", "Send it again");
        assertThat(gate.asked).containsExactly("examine jar");
    }

    @Test
    void whoComesTooLateIsToldSoAlsoBeforeAnybodyHasLooked() throws Exception {
        gate.plan = RESTARTS;
        Posting asked = Posting.install("jar").send(filter);
        now = now.plus(Staging.PATIENCE);
        assertThat(say("agree", ticket(asked)).page()).contains("It has waited for 15 minutes");
        assertThat(copies()).isEmpty();

        Posting again = Posting.install("jar").send(filter);
        assertThat(say("agree", ticket(again)).status()).isEqualTo(302);
    }

    @Test
    void whatAnEndInTheMiddleLeftGoesAtTheNextStart() throws Exception {
        Posting.install("jar").send(filter);
        Files.writeString(folder.resolve("upload/upload1.jar"), "left");
        UploadFilter next = new UploadFilter(staging, _ -> Optional.empty());
        next.stop();
        assertThat(copies()).isEmpty();
    }

    @Test
    void whoLooksForWhatHasWaitedEndsWithTheFilter() throws Exception {
        List<Thread> looking = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("console-uploads"))
                .toList();
        assertThat(looking).isNotEmpty().allMatch(Thread::isDaemon);
        filter.stop();
        for (Thread thread : looking) {
            assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void aWordIsGoodForWhatWasToldOnly() throws Exception {
        gate.plan = RESTARTS;
        Posting asked = Posting.install("jar").send(filter);
        gate.plan = new Admission("org.example.a", "2.0.0", Optional.of("1.0.0"), List.of("org.lepetpal.rest"));
        Posting again = say("agree", ticket(asked));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.page()).contains("changed meanwhile", "org.lepetpal.rest");
        assertThat(gate.asked).noneMatch(it -> it.startsWith("admit"));

        gate.failure = Optional.of(new BundleRefused(Reason.BUSY, "Another bundle is on its way"));
        Posting busy = say("agree", ticket(again));
        assertThat(busy.page()).contains("Another bundle is on its way", "Try again");
        gate.failure = Optional.empty();
        assertThat(say("agree", ticket(busy)).status()).isEqualTo(302);
    }

    @Test
    void oneUploadAtATimeIsLookedAtAndTheNewestWaits() throws Exception {
        gate.plan = RESTARTS;
        Posting first = Posting.install("first").send(filter);
        List<Posting> meanwhile = new ArrayList<>();
        gate.meanwhile = () -> {
            gate.meanwhile = () -> {};
            try {
                meanwhile.add(Posting.install("third").send(filter));
                meanwhile.add(say("agree", ticket(first)));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        };
        Posting second = Posting.install("second").send(filter);
        assertThat(meanwhile).allSatisfy(it -> {
            assertThat(it.status()).isEqualTo(409);
            assertThat(it.page()).contains("Another upload is under way");
        });
        assertThat(copies()).hasSize(1);
        assertThat(say("agree", ticket(first)).page()).contains("Send it again");
        assertThat(say("agree", ticket(second)).status()).isEqualTo(302);
        assertThat(gate.asked).contains("admit second").noneMatch(it -> it.contains("third"));
    }

    @Test
    void whatTheGateDoesNotDoIsRefused() throws Exception {
        gate.plan = RESTARTS;
        assertThat(Posting.install("jar").field("uploadid", "8").send(filter).page())
                .contains("It is org.example.a", "not there any more");
        assertThat(Posting.install("jar").field("uploadid", "x").send(filter).status())
                .isEqualTo(400);
        assertThat(Posting.install("jar")
                        .field("parallelVersion", "on")
                        .send(filter)
                        .page())
                .contains("side by side");
        assertThat(Posting.install("jar")
                        .file("bundlefile", "b.jar", "other")
                        .send(filter)
                        .page())
                .contains("One file at a time");
        Posting empty = new Posting("/bundles")
                .field("action", "install")
                .file("bundlefile", "", "")
                .send(filter);
        assertThat(empty.page()).contains("No file was chosen");
        filter.removeGate(gate);
        assertThat(Posting.install("jar").send(filter).status()).isEqualTo(503);
        assertThat(gate.asked).noneMatch(it -> it.startsWith("admit"));
        filter.addGate(gate);

        gate.plan = new Admission("org.example.a", "2.0.0", Optional.of("1.0.0"), List.of());
        Posting chosen = Posting.install("jar")
                .field("uploadid", "7")
                .file("bundlefile", "", "")
                .send(filter);
        assertThat(chosen.status()).as("the very one that was to be updated").isEqualTo(302);
    }

    @Test
    void aFormThatCannotBeReadIsRefusedAndEnds() throws Exception {
        Posting cut = new Posting("/bundles").file("bundlefile", "a.jar", "jar").cutOff();
        assertThat(cut.send(filter).page()).contains("cut off");
        assertThat(cut.header("Connection")).contains("close");
        Posting large = Posting.install("jar").length(600_000_000).send(filter);
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.page()).contains("more than 520 MB");
        assertThat(Posting.install("jar")
                        .type("multipart/form-data")
                        .send(filter)
                        .status())
                .isEqualTo(400);
        assertThat(Posting.install("jar")
                        .field("note", "x".repeat(9000))
                        .send(filter)
                        .page())
                .contains("more than 8192");
        Posting many = new Posting("/bundles");
        for (int i = 0; i <= 50; i++) {
            many.field("note" + i, "x");
        }
        assertThat(many.send(filter).page()).contains("more than 50");
        assertThat(gate.asked).noneMatch(it -> it.startsWith("admit"));
    }

    @Test
    void whatBringsNoBundleIsThePagesOwn() throws Exception {
        Posting stop = new Posting("/bundles/7").field("action", "stop").send(filter);
        HttpServletRequest seen = stop.passed().orElseThrow();
        assertThat(seen.getParameter("action")).isEqualTo("stop");
        assertThat(seen.getParameterValues("action")).containsExactly("stop");
        assertThat(seen.getParameterMap()).containsOnlyKeys("action");
        assertThat(seen.getParameter("other")).isNull();

        Posting hidden = new Posting("/bundles.json")
                .field("action", "refreshPackages")
                .file("bundlefile", "a.jar", "jar")
                .send(filter);
        assertThat(hidden.passed().orElseThrow().getParts())
                .as("no file gets there")
                .isEmpty();

        assertThat(new Posting("/bundles/7")
                        .type("application/x-www-form-urlencoded")
                        .send(filter)
                        .passedUntouched())
                .isTrue();
        assertThat(new Posting("/modules/upload/bundle").send(filter).passedUntouched())
                .isTrue();
        assertThat(gate.asked).noneMatch(it -> it.startsWith("admit"));
    }

    private Posting say(String word, String ticket) throws Exception {
        return new Posting("/bundles")
                .field("ticket", ticket)
                .field("action", word)
                .send(filter);
    }

    private static String ticket(Posting asked) {
        Matcher ticket = TICKET.matcher(asked.page());
        assertThat(ticket.find()).as(asked.page()).isTrue();
        return ticket.group(1);
    }

    private List<Path> copies() throws IOException {
        Path upload = folder.resolve("upload");
        if (!Files.isDirectory(upload)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(upload)) {
            return files.toList();
        }
    }
}
