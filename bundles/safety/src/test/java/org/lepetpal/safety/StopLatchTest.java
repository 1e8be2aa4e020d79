package org.lepetpal.safety;

import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.testkit.SoftwareStopContract;

class StopLatchTest extends SoftwareStopContract {
    private final Rig rig = new Rig().watched();

    @Override
    protected SoftwareStop stop() {
        return rig.latch;
    }
}
