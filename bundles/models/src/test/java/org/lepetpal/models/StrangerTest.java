package org.lepetpal.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.model.ModelFormat;
import org.lepetpal.api.swap.SlotName;

class StrangerTest {
    private static final List<ModelFormat> READERS =
            List.of(new OnnxFormat(SlotName.POLICY), new OnnxFormat(SlotName.DETECTOR));

    @TempDir
    private Path folder;

    @Test
    void aPolicyOfAnotherKindIsNamedAndSoIsWhoLoadsPolicies() throws IOException {
        file("config.json", "{\"type\": \"diffusion\", \"n_obs_steps\": 2}");
        file("model.safetensors", "x");
        assertThat(described(SlotName.POLICY, READERS))
                .isEqualTo(
                        "nothing that runs here reads it; it has config.json, model.safetensors, and config.json says"
                                + " 'type': 'diffusion'; models for policy are loaded by org.example.eye");
    }

    @Test
    void aModelOfHuggingFacesIsNamedByItsOwnKey() throws IOException {
        file("config.json", "{\"model_type\": \"llama\"}");
        assertThat(described(SlotName.POLICY, READERS)).contains("config.json says 'model_type': 'llama';");
    }

    @Test
    void aKindThatNobodyCanReadIsShortened() throws IOException {
        file("config.json", "{\"type\": \"" + "x".repeat(1000) + "\"}");
        assertThat(described(SlotName.POLICY, READERS)).contains("xxx…'").hasSizeLessThan(300);
    }

    @Test
    void aConfigurationWithoutAKindOrThatIsBrokenIsSaidToBeSo() throws IOException {
        file("config.json", "{}");
        assertThat(described(SlotName.POLICY, READERS)).contains("config.json names no 'type'");
        file("config.json", "{");
        assertThat(described(SlotName.POLICY, READERS))
                .contains("config.json is no JSON")
                .doesNotContain(folder.toString());
    }

    @Test
    void aModelForAnotherSlotIsSaidToBeOne() throws IOException {
        file("net.onnx", "x");
        assertThat(described(SlotName.POLICY, List.of(new OnnxFormat(SlotName.DETECTOR))))
                .isEqualTo("nothing that runs here reads it; it has net.onnx; no bundle is there that loads models for"
                        + " policy; it is one for detector");
    }

    private String described(SlotName slot, List<ModelFormat> readers) throws IOException {
        return new Stranger(slot, folder, Content.of(folder)).described(readers);
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
