package org.lepetpal.rest;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the operator sets. */
@ObjectClassDefinition(name = "HTTP", description = "Where the robot listens, and who may talk to it")
@interface Config {
    @AttributeDefinition(name = "PORT", description = "TCP port, 1…65535", min = "1", max = "65535")
    int port() default 5000;

    @AttributeDefinition(
            name = "BIND",
            description =
                    "Address to listen on. Anything but a loopback address needs API_TOKEN as well; without it the"
                            + " robot does not start, and ends with exit status 1")
    String bind() default "127.0.0.1";

    @AttributeDefinition(
            name = "API_TOKEN",
            description =
                    "Secret that clients send as 'Authorization: Bearer …', at least 16 characters; empty for none",
            type = AttributeType.PASSWORD,
            required = false)
    String api_token() default "";

    @AttributeDefinition(
            name = "CORS_ORIGINS",
            description = "Origins of front ends on other ports, such as http://localhost:3000, separated by commas;"
                    + " with one that is no origin none is let in",
            required = false)
    String cors_origins() default "http://localhost:3000,http://localhost:5173";

    @AttributeDefinition(
            name = "ALLOWED_HOSTS",
            description = "Names besides localhost and this machine's own by which browsers may call the robot,"
                    + " separated by commas; addresses are always allowed. With one that is no name none is",
            required = false)
    String allowed_hosts() default "";
}
