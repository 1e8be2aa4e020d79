package org.lepetpal.switchboard;

import java.util.Optional;
import org.lepetpal.api.swap.Candidate;

/**
 * Whether a simulated device may be active where a real one was: not unasked, until the robot restarts. Who changes the settings of the
 * bundle that offered the real one has asked, for what that offers under the same name; for a driver does not change its device by
 * itself. Guarded by the house's lock.
 */
final class StandIns {
    private Optional<Real> real = Optional.empty();
    private boolean asked;

    /** The newest real device that was active. Not the device itself, whose bundle may be gone. */
    private record Real(long age, String name, String origin) {
        boolean isSetBy(String pid) {
            return pid.equals(origin) || pid.startsWith(origin + ".");
        }

        boolean isOffered(Candidate candidate) {
            return candidate.name().equals(name) && candidate.origin().equals(origin);
        }
    }

    /** This one is active. */
    void active(Tenant<?> tenant) {
        Candidate candidate = tenant.candidate();
        if (!candidate.simulated()
                && real.filter(known -> known.age() == tenant.age()).isEmpty()) {
            real = Optional.of(new Real(tenant.age(), candidate.name(), candidate.origin()));
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
