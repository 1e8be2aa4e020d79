package org.lepetpal.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A metatype document as bnd writes it. */
final class Metatypes {
    static final String CAMERA = """
            <?xml version="1.0" encoding="UTF-8"?>
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.4.0" localization="x">
              <OCD id="x.Config" name="Camera" description="What it sees.">
                <AD id="camera" type="String" name="CAMERA" description="Which camera." default="sim" cardinality="0"/>
                <AD id="rate.hz" type="Integer" name="RATE_HZ" min="1" max="60" default="30" cardinality="0"/>
                <AD id="gain" type="Double" name="GAIN" min="0.5" max="4" default="1.0" cardinality="0"/>
                <AD id="mode" type="String" name="MODE" default="fast" cardinality="0">
                  <Option label="Fast" value="fast"/>
                  <Option label="Good" value="good"/>
                </AD>
                <AD id="origins" type="String" name="ORIGINS" default="http://a\\,b,http://c" cardinality="2147483647"/>
                <AD id="mirror" type="Boolean" name="MIRROR" default="false" cardinality="0"/>
                <AD id="key" type="Password" name="API_TOKEN" default="" min="0" max="8" cardinality="0"/>
                <AD id="note" type="String" name="Note for people" default="none" cardinality="0"/>
              </OCD>
              <OCD id="y.Config" name="Many" description="">
                <AD id="a" type="String" name="MANY" cardinality="0"/>
              </OCD>
              <Designate pid="org.lepetpal.camera"><Object ocdref="x.Config"/></Designate>
              <Designate factoryPid="org.lepetpal.camera.many" pid="org.lepetpal.camera.many">
                <Object ocdref="y.Config"/>
              </Designate>
            </metatype:MetaData>
            """;

    private Metatypes() {}

    static List<Group> groups(String document) throws IOException {
        return MetatypeXml.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }

    static Group camera() throws IOException {
        return groups(CAMERA).getFirst();
    }

    static Attribute attribute(String name) throws IOException {
        return camera().attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
