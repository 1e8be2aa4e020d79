package org.lepetpal.safety;

import org.lepetpal.api.health.ComponentHealth.Status;

/**
 * What people should know of a rule.
 *
 * @param status what it means for the kernel
 * @param text for people
 */
record Remark(Status status, String text) {}
