package org.lepetpal.api.command;

/** Who asks for a command. */
public enum Origin {
    /** Somebody: a person, or a program that speaks for one. */
    OWNER,
    /** The robot itself, of its own initiative: what it does gives way to whatever an owner asks for. */
    SENTRY
}
