package org.lepetpal.safety;

import java.time.Duration;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.testkit.FakeArm;
import org.lepetpal.testkit.SafetyKernelContract;

class RuleKernelContractTest extends SafetyKernelContract {
    private final Rig rig = new Rig().watched();

    @Override
    protected SafetyKernel kernel() {
        return rig.kernel;
    }

    @Override
    protected FakeArm arm() {
        return rig.arm;
    }

    @Override
    protected void pass(Duration span) {
        rig.time.advance(span);
    }
}
