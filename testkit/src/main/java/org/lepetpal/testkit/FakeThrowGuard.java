package org.lepetpal.testkit;

import org.lepetpal.api.safety.ThrowGuard;

/** Says what the test told it; both no at first. */
public final class FakeThrowGuard implements ThrowGuard {
    private volatile Answer ready = new Answer(false, "nothing is held");
    private volatile Answer clear = new Answer(false, "nobody looked");

    public void ready(boolean yes) {
        ready = new Answer(yes, yes ? "the ball is held" : "nothing is held");
    }

    public void clear(boolean yes) {
        clear = new Answer(yes, yes ? "nobody in sight" : "a dog is in sight");
    }

    @Override
    public Answer readyToThrow() {
        return ready;
    }

    @Override
    public Answer workspaceClear() {
        return clear;
    }
}
