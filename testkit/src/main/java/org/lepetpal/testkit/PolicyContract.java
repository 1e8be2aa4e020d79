package org.lepetpal.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;

/** What every {@link Policy} keeps. */
public abstract class PolicyContract {
    /** A warm policy; the same throughout one test. */
    protected abstract Policy policy();

    /** Something that it can answer to. */
    protected abstract Observation observation();

    @Test
    void theDescriptionIsConstantAndServesSomething() {
        assertThat(policy().description()).isEqualTo(policy().description());
        assertThat(policy().description().freeText()
                        || !policy().description().instructions().isEmpty())
                .isTrue();
    }

    @Test
    void whatIsNotServedIsRefused() {
        Assumptions.assumeFalse(policy().description().freeText(), "it takes any text");
        assertThatThrownBy(() -> policy().begin("dance the polka backwards"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyListedInstructionBeginsAndAnswers() {
        for (String instruction : policy().description().instructions().keySet()) {
            try (PolicyRun run = policy().begin(instruction)) {
                PolicyStep step = run.next(observation());
                assertThat(step).as(instruction).isNotNull();
                if (step instanceof PolicyStep.Move move) {
                    assertThat(move.chunk().targets().getFirst().size())
                            .isEqualTo(observation().lastTarget().size());
                    assertThat(move.chunk().endNanos())
                            .as("the plan reaches into the future")
                            .isGreaterThanOrEqualTo(observation().nanos());
                }
            }
        }
    }

    @Test
    void severalRunsMayExistAndCloseIsIdempotent() {
        String instruction = policy().description().instructions().keySet().stream()
                .findFirst()
                .orElse("pick up the ball");
        PolicyRun first = policy().begin(instruction);
        PolicyRun second = policy().begin(instruction);
        assertThatCode(() -> {
                    first.close();
                    first.close();
                    second.next(observation());
                    second.close();
                })
                .doesNotThrowAnyException();
    }
}
