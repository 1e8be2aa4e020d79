package org.lepetpal.api.command;

/** What a command is doing to the object. */
public enum Phase {
    DETECT,
    APPROACH,
    GRASP,
    LIFT,
    DROP,
    READY_TO_THROW
}
