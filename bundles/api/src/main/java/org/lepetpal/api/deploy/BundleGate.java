package org.lepetpal.api.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one way by which a bundle comes into a robot that runs. Any thread but the control loop's; one bundle at a time, a
 * second one is refused meanwhile.
 */
@ProviderType
public interface BundleGate {
    /**
     * Lets a bundle in: it is resolved against what runs, started, looked at, and kept in {@code deploy/}; or it is refused, and
     * everything is as it was. Blocks while it is read and started, up to some minutes where foreign code hangs.
     *
     * @param jar is not closed
     * @param force lets in what touches the framework, the contracts or a native library
     * @throws BundleRefused with the reason
     * @throws IOException when it cannot be read from the stream, or the disk fails
     */
    Admission admit(InputStream jar, boolean force) throws BundleRefused, IOException;

    /** Says what {@link #admit} would do, as far as that is known without starting anything; changes nothing. */
    Admission examine(InputStream jar, boolean force) throws BundleRefused, IOException;

    /**
     * Takes a bundle out again that came in by way of {@code deploy/}, and its jar with it; one from {@code bundles/} whose place it
     * took is back. Blocks until it is gone, or is given up because it hangs.
     *
     * @param name its symbolic name
     * @return false where none of that name came in
     * @throws IOException when the disk fails, or another bundle has been on its way for a minute
     */
    boolean remove(String name) throws IOException;

    /** What came in by way of {@code deploy/} and is there. Answers from memory. */
    List<Admission> admitted();
}
