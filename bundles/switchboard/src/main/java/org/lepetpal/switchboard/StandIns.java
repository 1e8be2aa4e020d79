package org.lepetpal.switchboard;

import java.util.Optional;
import org.lepetpal.api.swap.Candidate;

/**
 * Whether a simulated device may be active where a real one was: not unasked, until the robot restarts. Who changes the settings of the
 * bundle that offered the real one has asked for what that bundle offers, under whatever name. Guarded by the house's lock.
 *
 * <p>Settings say what a bundle is to offer, not which service it renews for them, and word of them may come after the device that they
 * brought: whoever has asked has done so for as long as the newest real device is the same. A driver that offered a simulated device by itself,
 * after a loss, would be believed then; none may.
 */
final class StandIns {
    private Optional<Real> real = Optional.empty();
    private boolean asked;

    /** The newest real device that was active. Not the device itself, whose bundle may be gone. */
    private record Real(long age, String origin) {
        /** By the bundle's own settings, those of a part of it, or those of one of several that it makes. */
        boolean isSetBy(String pid) {
            return pid.equals(origin) || pid.startsWith(origin + ".") || pid.startsWith(origin + "~");
        }

        boolean isOffered(Candidate candidate) {
            return candidate.origin().equals(origin);
        }
    }

    /** This one is active. */
    void active(Tenant<?> tenant) {
        Candidate candidate = tenant.candidate();
        if (!candidate.simulated()
                && real.filter(known -> known.age() == tenant.age()).isEmpty()) {
            real = Optional.of(new Real(tenant.age(), candidate.origin()));
            asked = false;
        }
    }

    /** These settings were changed. */
    void configured(String pid) {
        asked |= real.filter(known -> known.isSetBy(pid)).isPresent();
    }

    /** Whether a simulated one may be active that nobody has chosen. */
    boolean allow(Candidate simulated) {
        return real.map(known -> asked && known.isOffered(simulated)).orElse(true);
    }
}
