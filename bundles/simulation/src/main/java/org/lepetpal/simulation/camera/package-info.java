/**
 * Pictures of the simulated room, in pure Java. Things are convex solids that the camera's and the lamp's rays meet
 * analytically; the furniture is pictured once, and a frame works only on what moves and on its shadows.
 *
 * <p>Measured as processor time of the rendering thread, medians of 200 frames after 600 to warm up, on a shared 2-core
 * virtual machine (AMD EPYC, JDK 25), 1280×720: the room with arm, ball and two treats 2.6 ms; 34 moving things (arm of 17
 * parts, bowl of 15, ball, treat) 3.6 ms; while the dog looks over the table's edge, and its shadow falls on much of the
 * floor, 10.5 ms. About 90 kB of short-lived objects a frame; the furniture takes one to three seconds, once.
 */
package org.lepetpal.simulation.camera;
