package org.lepetpal.simulation.world;

/** What hangs on each collision form. */
record Form(Toucher owner, Material material) {}
