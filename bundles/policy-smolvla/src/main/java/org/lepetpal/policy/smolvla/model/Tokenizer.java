package org.lepetpal.policy.smolvla.model;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lepetpal.policy.smolvla.checkpoint.TokenizerFiles;

/** Turns a prompt into tokens as LeRobot does: a line end at its end, nothing before it, cut to a length. Any thread. */
public final class Tokenizer implements AutoCloseable {
    private static final Map<String, String> AS_IT_IS = Map.of("truncation", "false", "padding", "false");

    private final HuggingFaceTokenizer tokenizer;
    private final boolean cutsLeft;
    private final int limit;

    /**
     * Loads it.
     *
     * @param limit most tokens of a prompt
     * @throws IOException when the file is no tokenizer; the message names it
     */
    public Tokenizer(TokenizerFiles files, int limit) throws IOException {
        this.cutsLeft = files.truncatesLeft();
        this.limit = limit;
        NativeTokenizers.prepare();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // DJL looks for its library through this loader, once: after a failure it stays broken
        thread.setContextClassLoader(HuggingFaceTokenizer.class.getClassLoader());
        try (InputStream json = TokenizerJson.read(files.tokenizer())) {
            this.tokenizer = HuggingFaceTokenizer.newInstance(json, AS_IT_IS);
        } catch (RuntimeException | JsonProcessingException e) {
            throw new IOException(files.tokenizer().getFileName() + " is no tokenizer: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Tokens of a prompt; at most as many as the policy reads. */
    public List<Long> encode(String prompt) {
        List<Long> all = ids(prompt.endsWith("\n") ? prompt : prompt + "\n");
        int over = Math.max(0, all.size() - limit);
        return cutsLeft ? all.subList(over, all.size()) : all.subList(0, all.size() - over);
    }

    /** Tokens of a text as it is, all of them. */
    public List<Long> ids(String text) {
        return Arrays.stream(tokenizer.encode(text).getIds()).boxed().toList();
    }

    /** Tokens that some policies were trained to see around each picture. */
    Prefix.Specials specials() {
        List<Long> fake = ids("<fake_token_around_image>");
        List<Long> global = ids("<global-img>");
        if (fake.size() != 1 || global.size() != 1) {
            throw new IllegalArgumentException("the tokenizer does not know the tokens around pictures");
        }
        return new Prefix.Specials(List.of(fake.getFirst(), global.getFirst()), fake);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
