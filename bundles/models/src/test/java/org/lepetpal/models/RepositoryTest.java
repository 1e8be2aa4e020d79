package org.lepetpal.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.model.ModelFormat;
import org.lepetpal.api.model.ModelKeys;
import org.lepetpal.api.model.StoredModel;
import org.lepetpal.api.swap.Applicant;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.testkit.Fake;
import org.lepetpal.timebase.SteppedTimebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class RepositoryTest {
    private static final String ORDER = OnnxFormat.PID + "~dogs@2";

    private final SteppedTimebase time = new SteppedTimebase();
    private final FakeAdmin admin = new FakeAdmin();
    private final List<Applicant> applicants = new ArrayList<>();
    private final List<ModelFormat> formats = new ArrayList<>(List.of(new OnnxFormat(SlotName.DETECTOR)));
    private final BundleContext bundle = Fake.of(BundleContext.class, Map.of("registerService", arguments -> {
        Applicant applicant = (Applicant) arguments[1];
        applicants.add(applicant);
        return Fake.of(ServiceRegistration.class, Map.of("unregister", _ -> applicants.remove(applicant)));
    }));

    @TempDir
    private Path root;

    private Repository repository;

    @BeforeEach
    void open() {
        repository = new Repository(
                new Settings(root, 1_000_000, 10),
                time,
                () -> List.copyOf(formats),
                new Orders(admin.admin()),
                new Waiting(bundle));
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void aFolderThatHasSettledIsGivenToWhoReadsIt() throws IOException {
        Path folder = model("dogs/2", "net.onnx", "abc");
        Files.writeString(
                folder.resolve("model.json"),
                "{\"license\": \"mit\", \"ranking\": 3, \"detector\": {\"size\": 64, \"note\": null}}");
        time.advance(Duration.ofMillis(1900));
        assertThat(admin.stored).as("still being copied, for all that is known").isEmpty();
        assertThat(shown()).extracting(Candidate::state).containsExactly(CandidateState.LOADING);

        time.advance(Duration.ofSeconds(2));

        Dictionary<String, Object> order = admin.stored.get(ORDER);
        assertThat(order.get(ModelKeys.PATH)).isEqualTo(folder.toString());
        assertThat(order.get(ServiceKeys.NAME)).isEqualTo("dogs");
        assertThat(order.get(ServiceKeys.VERSION)).isEqualTo("2");
        assertThat(order.get(ServiceKeys.ORIGIN)).isEqualTo("models/detector/dogs/2");
        assertThat(order.get("service.ranking")).isEqualTo(3);
        StoredModel stored = repository.models().getFirst();
        assertThat(stored.id()).isEqualTo("dogs@2");
        assertThat(stored.checksum()).contains((String) order.get(ModelKeys.CHECKSUM));
        assertThat(stored.licence()).contains("mit");
        assertThat(stored.settings()).isEqualTo(Map.of("size", 64));
        assertThat(shown()).as("from now on it is the loading bundle's").isEmpty();
        assertThat(repository.health().status()).isEqualTo(Status.OK);
    }

    @Test
    void settingsThatNameAModelStayAsTheyAre() {
        admin.stored.put("org.example.policy", new Hashtable<>(Map.of(ModelKeys.PATH, "")));
        time.advance(Duration.ofSeconds(4));
        assertThat(admin.stored).containsOnlyKeys("org.example.policy");
    }

    @Test
    void whileItGrowsItWaits() throws IOException {
        Path folder = model("dogs/2", "net.onnx", "a");
        for (int i = 0; i < 6; i++) {
            time.advance(Duration.ofSeconds(1));
            Files.writeString(folder.resolve("net.onnx"), "a".repeat(i + 2));
        }
        assertThat(admin.stored).isEmpty();
        time.advance(Duration.ofSeconds(4));
        assertThat(admin.stored).containsOnlyKeys(ORDER);
    }

    @Test
    void aFileThatIsYetToBeRenamedIsWaitedFor() throws IOException {
        Path folder = model("dogs/2", "net.onnx", "a");
        Files.writeString(folder.resolve("more.bin.part"), "a");
        time.advance(Duration.ofSeconds(20));
        assertThat(admin.stored).isEmpty();
        assertThat(shown())
                .extracting(Candidate::detail)
                .singleElement()
                .asString()
                .contains("more.bin.part");
        Files.move(folder.resolve("more.bin.part"), folder.resolve("more.bin"));
        time.advance(Duration.ofSeconds(4));
        assertThat(admin.stored).containsOnlyKeys(ORDER);
    }

    @Test
    void whatIsTakenAwayIsNotLoadedAnyMore() throws IOException {
        Path folder = model("dogs/2", "net.onnx", "a");
        time.advance(Duration.ofSeconds(4));
        Removal.of(folder.getParent());
        time.advance(Duration.ofSeconds(1));
        assertThat(admin.stored).isEmpty();
        assertThat(repository.models()).isEmpty();
    }

    @Test
    void aChangedModelIsOrderedAgainAndTheOldOneGoesOnMeanwhile() throws IOException {
        Path folder = model("dogs/2", "net.onnx", "a");
        time.advance(Duration.ofSeconds(4));
        String first = (String) admin.stored.get(ORDER).get(ModelKeys.CHECKSUM);
        time.advance(Duration.ofSeconds(30));
        assertThat(admin.updates).as("what is as it was is let be").isOne();

        Files.writeString(folder.resolve("net.onnx"), "another");
        time.advance(Duration.ofSeconds(1));
        assertThat(admin.stored.get(ORDER).get(ModelKeys.CHECKSUM)).isEqualTo(first);
        time.advance(Duration.ofSeconds(3));
        assertThat(admin.stored.get(ORDER).get(ModelKeys.CHECKSUM)).isNotEqualTo(first);
    }

    @Test
    void whatAnEarlierRunOrderedAndIsGoneIsTakenBack() {
        Dictionary<String, Object> stale = new Hashtable<>();
        stale.put(ModelKeys.PATH, "/gone");
        stale.put(ServiceKeys.ORIGIN, "models/detector/gone/1");
        admin.stored.put(OnnxFormat.PID + "~gone@1", stale);
        Dictionary<String, Object> other = new Hashtable<>(Map.of("port", 8080));
        admin.stored.put("org.example.other", other);
        time.advance(Duration.ofSeconds(1));
        assertThat(admin.stored).containsOnlyKeys("org.example.other");
    }

    @Test
    void aBundleThatComesLaterThanTheFolderIsWaitedFor() throws IOException {
        model("dogs/2", "net.onnx", "a");
        formats.clear();
        formats.add(new OnnxFormat(SlotName.POLICY));
        time.advance(Duration.ofSeconds(8));
        assertThat(shown()).singleElement().satisfies(candidate -> {
            assertThat(candidate.state()).isEqualTo(CandidateState.LOADING);
            assertThat(candidate.detail()).isEqualTo("waits for a bundle that reads it");
        });
        assertThat(repository.health().status()).isEqualTo(Status.OK);
        formats.add(new OnnxFormat(SlotName.DETECTOR));
        time.advance(Duration.ofSeconds(1));
        assertThat(admin.stored).containsOnlyKeys(ORDER);
    }

    @Test
    void whatNobodyReadsIsShownWithTheReasonAndGoesOnWhenSomebodyComes() throws IOException {
        model("dogs/2", "net.onnx", "a");
        formats.clear();
        time.advance(Duration.ofSeconds(16));
        assertThat(shown()).singleElement().satisfies(candidate -> {
            assertThat(candidate.state()).isEqualTo(CandidateState.FAILED);
            assertThat(candidate.detail())
                    .contains("nothing that runs here reads it")
                    .contains("net.onnx");
        });
        assertThat(repository.health().status()).isEqualTo(Status.DEGRADED);
        assertThat(repository.models().getFirst().checksum()).isPresent();

        formats.add(new OnnxFormat(SlotName.DETECTOR));
        time.advance(Duration.ofSeconds(1));
        assertThat(admin.stored).containsOnlyKeys(ORDER);
        assertThat(shown()).isEmpty();
    }

    @Test
    void aFormatOfAnotherSlotDoesNotCount() throws IOException {
        formats.clear();
        formats.add(new OnnxFormat(SlotName.POLICY));
        model("dogs/2", "net.onnx", "a");
        time.advance(Duration.ofSeconds(4));
        assertThat(admin.stored).isEmpty();
    }

    @Test
    void whatIsMisnamedOrMisplacedIsShownWithTheReason() throws IOException {
        model("two words/2", "net.onnx", "a");
        Files.createDirectories(root.resolve("detector/flat"));
        Files.writeString(root.resolve("detector/flat/net.onnx"), "a");
        Files.createDirectories(root.resolve("detectors/dogs/1"));
        Files.createDirectories(root.resolve("detector/empty/1"));
        Files.createDirectories(root.resolve("detector/.incoming/upload1"));
        time.advance(Duration.ofSeconds(4));
        assertThat(shown())
                .extracting(Candidate::name, Candidate::state)
                .containsExactlyInAnyOrder(
                        tuple("two words", CandidateState.FAILED),
                        tuple("flat", CandidateState.FAILED),
                        tuple("empty", CandidateState.FAILED));
        assertThat(repository.health().detail())
                .contains("models/detectors is no slot's folder")
                .contains("NAME/VERSION")
                .contains("folder is empty");
        assertThat(admin.stored).isEmpty();
    }

    @Test
    void brokenNotesAreNamed() throws IOException {
        Path folder = model("dogs/2", "net.onnx", "a");
        Files.writeString(folder.resolve("model.json"), "{");
        time.advance(Duration.ofSeconds(4));
        assertThat(shown())
                .singleElement()
                .extracting(Candidate::detail)
                .asString()
                .contains("model.json is no JSON");
    }

    private List<Candidate> shown() {
        return applicants.stream().map(Applicant::application).toList();
    }

    private Path model(String place, String file, String content) throws IOException {
        Path folder = Files.createDirectories(root.resolve("detector").resolve(place));
        Files.writeString(folder.resolve(file), content);
        return folder;
    }
}
