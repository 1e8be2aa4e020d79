package org.lepetpal.api.vision;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A camera beside the robot's default one, asked for by its name ({@code robot.name}). It is registered under this interface
 * alone, so that it never fills the place of a default camera that is lost: who counts on one view must not get another.
 */
@ConsumerType
public interface SideCamera extends Camera {}
