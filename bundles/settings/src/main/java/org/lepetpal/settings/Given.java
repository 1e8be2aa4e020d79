package org.lepetpal.settings;

/**
 * A value that somebody gave to a variable.
 *
 * @param text the value as written
 * @param origin where, for people: {@code the environment} or {@code lepetpal.env line 12}
 */
record Given(String text, String origin) {}
