/** What can go wrong on the bus on purpose: one class for each fault. Knows no JSON and no physics. */
package org.lepetpal.simulation.fault;
