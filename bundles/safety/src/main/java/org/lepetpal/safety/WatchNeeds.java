package org.lepetpal.safety;

import java.util.Set;
import org.lepetpal.api.swap.ClassNeeds;

/** Those who must not be in the way of a throw: without a detector that looks for them nothing is thrown. */
record WatchNeeds(Set<String> classes) implements ClassNeeds {
    WatchNeeds {
        classes = Set.copyOf(classes);
    }

    @Override
    public String who() {
        return "the throw guard";
    }
}
