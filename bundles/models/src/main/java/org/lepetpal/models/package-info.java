/** The repository of models: folders become configurations of who can load them, uploads become folders. */
package org.lepetpal.models;
