package org.lepetpal.switchboard;

/** Who goes by a name of its own, whatever the properties of its service are. */
interface Named {
    /** Constant. */
    String name();
}
