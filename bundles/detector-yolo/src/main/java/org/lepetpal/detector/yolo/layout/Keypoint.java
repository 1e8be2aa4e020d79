package org.lepetpal.detector.yolo.layout;

/**
 * One joint of a body.
 *
 * @param x pixels
 * @param y pixels
 * @param score 0…1; 1 where the model gives none
 */
public record Keypoint(double x, double y, double score) {}
