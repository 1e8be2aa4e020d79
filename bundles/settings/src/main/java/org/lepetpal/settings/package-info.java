/** Turns environment variables and {@code conf/lepetpal.env} into configurations, guided by the bundles' metatypes. */
package org.lepetpal.settings;
