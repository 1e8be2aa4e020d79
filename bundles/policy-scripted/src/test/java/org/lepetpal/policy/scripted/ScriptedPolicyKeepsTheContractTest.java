package org.lepetpal.policy.scripted;

import java.util.Optional;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.testkit.PolicyContract;

class ScriptedPolicyKeepsTheContractTest extends PolicyContract {
    private final Policy policy = ScriptedPolicyTest.policy(Optional.empty());

    @Override
    protected Policy policy() {
        return policy;
    }

    @Override
    protected Observation observation() {
        return new Playroom(new Thing("ball", 0.04, 0.04, 0.04, false), Optional.empty()).observe();
    }
}
