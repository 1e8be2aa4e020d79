package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FieldsTest {
    private record Case(String json, Function<Fields, ?> read, String expected) {}

    private static Fields fields(String json) throws IOException {
        return new Fields((ObjectNode) new ObjectMapper().readTree(json));
    }

    private static Stream<Case> legal() {
        return Stream.of(
                new Case("{}", f -> f.text("a"), "Optional.empty"),
                new Case("{'a': null}", f -> f.text("a"), "Optional.empty"),
                new Case("{'a': ' x '}", f -> f.text("a"), "Optional[ x ]"),
                new Case("{'a': ' x '}", f -> f.requiredText("a", 1), "x"),
                new Case("{'a': '🐕🐕'}", f -> f.requiredText("a", 2), "🐕🐕"),
                new Case("{}", f -> f.integer("a", 1, 9), "OptionalLong.empty"),
                new Case("{'a': 1}", f -> f.integer("a", 1, 9), "OptionalLong[1]"),
                new Case("{'a': 9}", f -> f.integer("a", 1, 9), "OptionalLong[9]"),
                new Case("{'a': 0}", f -> f.number("a", 0, 1), "OptionalDouble[0.0]"),
                new Case("{'a': 0.25}", f -> f.number("a", 0, 1), "OptionalDouble[0.25]"),
                new Case("{'a': null}", f -> f.number("a", 0, 1), "OptionalDouble.empty"),
                new Case("{}", f -> f.flag("a"), "false"),
                new Case("{'a': true}", f -> f.flag("a"), "true"),
                new Case("{'a': {'b': 'x'}}", f -> f.nested("a").text("b"), "Optional[x]"),
                new Case("{}", f -> f.nested("a").text("b"), "Optional.empty"),
                new Case("{'a': 1, 'b': 2}", f -> f.unknown(Set.of("a")), "[b]"));
    }

    @ParameterizedTest
    @MethodSource("legal")
    void readsWhatIsLegal(Case legal) throws IOException {
        Fields fields = fields(legal.json.replace('\'', '"'));

        assertThat(legal.read.apply(fields)).hasToString(legal.expected);
    }

    private static Stream<Case> illegal() {
        return Stream.of(
                new Case("{'a': 7}", f -> f.text("a"), "'a' must be a string"),
                new Case("{'a': []}", f -> f.text("a"), "'a' must be a string"),
                new Case("{}", f -> f.requiredText("a", 3), "'a' is missing or empty"),
                new Case("{'a': ' '}", f -> f.requiredText("a", 3), "'a' is missing or empty"),
                new Case("{'a': 'four'}", f -> f.requiredText("a", 3), "'a' has more than 3 characters"),
                new Case("{'a': '1'}", f -> f.integer("a", 1, 9), "'a' must be an integer in 1…9"),
                new Case("{'a': 1.5}", f -> f.integer("a", 1, 9), "'a' must be an integer in 1…9"),
                new Case("{'a': 99999999999999999999}", f -> f.integer("a", 1, 9), "'a' must be an integer in 1…9"),
                new Case("{'a': 0}", f -> f.integer("a", 1, 9), "'a' is 0, it must be in 1…9"),
                new Case("{'a': 10}", f -> f.integer("a", 1, 9), "'a' is 10, it must be in 1…9"),
                new Case("{'a': 1.01}", f -> f.number("a", 0, 1), "'a' must be a number in 0.0…1.0"),
                new Case("{'a': 1e999}", f -> f.number("a", 0, 1), "'a' must be a number in 0.0…1.0"),
                new Case("{'a': '1'}", f -> f.number("a", 0, 1), "'a' must be a number in 0.0…1.0"),
                new Case("{'a': 1}", f -> f.flag("a"), "'a' must be true or false"),
                new Case("{'a': 'true'}", f -> f.flag("a"), "'a' must be true or false"),
                new Case("{'a': 1}", f -> f.nested("a"), "'a' must be an object"));
    }

    @ParameterizedTest
    @MethodSource("illegal")
    void complaintsNameTheField(Case illegal) throws IOException {
        Fields fields = fields(illegal.json.replace('\'', '"'));

        assertThatExceptionOfType(ApiError.class)
                .isThrownBy(() -> illegal.read.apply(fields))
                .withMessage(illegal.expected)
                .matches(error -> error.code() == ErrorCode.INVALID);
    }

    @Test
    void anEmptyObjectKnowsNothing() throws IOException {
        assertThat(fields("{}").unknown(Set.of())).isEmpty();
    }
}
