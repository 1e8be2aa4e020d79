/** The simulated bus on a pseudo-terminal, for other programs: {@code ./lepetpal bus}. A program of its own, no service. */
package org.lepetpal.simulation.terminal;
