/** The simulated room as services: bus, lens, chute, speaker, and the routes that look into it. */
package org.lepetpal.simulation;
