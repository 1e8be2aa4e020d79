package org.lepetpal.console;

import java.nio.file.Path;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleRefused;

/** What the gate said of a jar that came with a form; nothing has been done with it yet. */
sealed interface Look {
    /**
     * It may come in.
     *
     * @param jar a copy of it
     */
    record Fit(Path jar, Admission plan) implements Look {}

    /**
     * It may come in where that is forced.
     *
     * @param jar a copy of it
     */
    record Guarded(Path jar, Admission plan, BundleRefused objection) implements Look {}

    /** It may not come in. */
    record Unfit(BundleRefused objection) implements Look {}
}
