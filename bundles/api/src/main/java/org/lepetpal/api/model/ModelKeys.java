package org.lepetpal.api.model;

/**
 * Keys of the factory configuration that is made for a model's folder, besides {@link org.lepetpal.api.ServiceKeys#NAME},
 * {@link org.lepetpal.api.ServiceKeys#VERSION} and {@link org.lepetpal.api.ServiceKeys#ORIGIN}, which are passed on to the
 * service.
 */
public final class ModelKeys {
    /** Absolute path of the model's folder. Type: String. */
    public static final String PATH = "model.path";

    /** SHA-256 over names and content of all files of the folder, 64 hexadecimal digits. Type: String. */
    public static final String CHECKSUM = "model.checksum";

    private ModelKeys() {}
}
