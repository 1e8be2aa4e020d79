package org.lepetpal.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleGate;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.model.ModelLibrary;
import org.lepetpal.api.model.ModelRefused;
import org.lepetpal.api.model.StoredModel;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.console.ModulesUpload.Outcome;

class ModulesUploadTest {
    private boolean admitted;

    private final BundleGate gate = new BundleGate() {
        @Override
        public Admission admit(InputStream jar, boolean force) {
            admitted = true;
            return new Admission("org.example.a", "2.0.0", Optional.of("1.0.0"), List.of());
        }

        @Override
        public Admission examine(InputStream jar, boolean force) throws BundleRefused {
            if (!force) {
                throw new BundleRefused(BundleRefused.Reason.PROTECTED, "It touches api");
            }
            return new Admission("org.example.a", "2.0.0", Optional.of("1.0.0"), List.of("org.example.b"));
        }

        @Override
        public boolean remove(String name) {
            return false;
        }

        @Override
        public List<Admission> admitted() {
            return List.of();
        }
    };

    private final ModelLibrary library = new ModelLibrary() {
        @Override
        public List<StoredModel> models() {
            return List.of();
        }

        @Override
        public StoredModel add(SlotName slot, Optional<String> name, Optional<String> version, InputStream zip)
                throws ModelRefused {
            if (name.equals(Optional.of("second"))) {
                throw new ModelRefused(ModelRefused.Reason.BUSY, "Another model is being taken in");
            }
            if (name.isEmpty()) {
                throw new ModelRefused(ModelRefused.Reason.NO_NAME, "The name is missing");
            }
            return new StoredModel(
                    slot, name.get(), version.orElse("0"), "models/x", Optional.of("ab"), 1, Optional.empty());
        }
    };

    @Test
    void whatAJarWouldDoIsSaidAndNotDone() throws IOException {
        assertThat(take("bundle", Map.of("rehearse", "true")).status()).isEqualTo(409);
        Outcome plan = take("bundle", Map.of("rehearse", "true", "force", "true"));
        assertThat(plan.status()).isEqualTo(200);
        assertThat(plan.message()).contains("place of 1.0.0").contains("restarted for it: org.example.b");
        assertThat(admitted).isFalse();
        assertThat(take("bundle", Map.of()).message()).isEqualTo("org.example.a 2.0.0 was let in");
        assertThat(admitted).isTrue();
    }

    @Test
    void aModelsChecksumAndLicenceAreSaid() throws IOException {
        assertThat(take("model", Map.of("slot", "detector", "name", "dogs", "version", "2")))
                .isEqualTo(
                        new Outcome(200, "dogs@2 is in models/x and is being loaded; SHA-256 ab; licence: not said"));
        assertThat(take("model", Map.of("slot", "detector", "name", " ")))
                .isEqualTo(new Outcome(400, "The name is missing"));
        assertThat(take("model", Map.of("slot", "tail")).status()).isEqualTo(400);
        assertThat(take("model", Map.of("slot", "policy", "name", "second")).status())
                .as("busy, not wrong")
                .isEqualTo(409);
    }

    @Test
    void whatIsNotThereIsSaid() throws IOException {
        ModulesUpload none = new ModulesUpload(Optional.empty(), Optional.empty());
        assertThat(none.take("bundle", Map.<String, String>of()::get, InputStream.nullInputStream())
                        .status())
                .isEqualTo(503);
        assertThat(none.take("model", Map.of("slot", "policy")::get, InputStream.nullInputStream())
                        .status())
                .isEqualTo(503);
        assertThat(take("song", Map.of()).status()).isEqualTo(400);
    }

    private Outcome take(String kind, Map<String, String> asked) throws IOException {
        return new ModulesUpload(Optional.of(gate), Optional.of(library))
                .take(kind, asked::get, new ByteArrayInputStream(new byte[] {1}));
    }
}
