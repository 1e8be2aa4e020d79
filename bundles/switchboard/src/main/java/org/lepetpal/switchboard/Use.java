package org.lepetpal.switchboard;

/** One use of a service, from its beginning to its end. Any thread may ask. */
interface Use {
    /** Whether that thread holds it, and so could not end it while it waits. */
    boolean isBy(Thread thread);

    /** Whether it has ended. */
    boolean over();
}
