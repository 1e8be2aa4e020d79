package org.lepetpal.settings;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a metatype resource (OSGi Compendium 105.8). The document itself is read, and not the metatype service, because
 * that service does not tell the smallest and greatest value, and because a build reads the same documents from jars.
 */
final class MetatypeXml {
    /** Folder of a bundle that holds the resources. */
    static final String FOLDER = "OSGI-INF/metatype";

    private static final Pattern UNESCAPED_COMMA = Pattern.compile("(?<!\\\\),");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private MetatypeXml() {}

    /**
     * The groups of one resource that belong to a PID; those of factory PIDs are left out, for there is no one
     * configuration to make.
     *
     * @throws IOException when it cannot be read or is no metatype document
     */
    static List<Group> read(InputStream in) throws IOException {
        Document document = parse(in);
        Map<String, Element> classes = new LinkedHashMap<>();
        for (Element ocd : elements(document.getDocumentElement(), "OCD")) {
            classes.put(ocd.getAttribute("id"), ocd);
        }
        List<Group> groups = new ArrayList<>();
        for (Element designate : elements(document.getDocumentElement(), "Designate")) {
            String pid = designate.getAttribute("pid");
            for (Element object : elements(designate, "Object")) {
                Element ocd = classes.get(object.getAttribute("ocdref"));
                if (ocd != null
                        && !pid.isEmpty()
                        && designate.getAttribute("factoryPid").isEmpty()) {
                    groups.add(group(pid, ocd));
                }
            }
        }
        return groups;
    }

    private static Document parse(InputStream in) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // throws as the default one does, without printing
            return builder.parse(in);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("not a metatype document: " + e.getMessage(), e);
        }
    }

    private static Group group(String pid, Element ocd) throws IOException {
        List<Attribute> attributes = new ArrayList<>();
        for (Element ad : elements(ocd, "AD")) {
            attributes.add(attribute(ad));
        }
        return new Group(pid, ocd.getAttribute("name"), ocd.getAttribute("description"), attributes);
    }

    private static Attribute attribute(Element ad) throws IOException {
        try {
            Map<String, String> options = new LinkedHashMap<>();
            for (Element option : elements(ad, "Option")) {
                options.put(option.getAttribute("value"), option.getAttribute("label"));
            }
            String cardinality = ad.getAttribute("cardinality");
            boolean list = !cardinality.isEmpty() && Integer.parseInt(cardinality) != 0;
            return new Attribute(
                    ad.getAttribute("id"),
                    ad.getAttribute("name"),
                    ad.getAttribute("description"),
                    ValueType.named(ad.getAttribute("type")),
                    list,
                    ad.hasAttribute("default")
                            ? Optional.of(defaults(ad.getAttribute("default"), list))
                            : Optional.empty(),
                    number(ad, "min"),
                    number(ad, "max"),
                    options);
        } catch (IllegalArgumentException e) {
            throw new IOException("attribute " + ad.getAttribute("id") + ": " + e.getMessage(), e);
        }
    }

    /** Splits at commas and takes away the escapes; one value stays one, whatever commas its writer left bare. */
    private static List<String> defaults(String text, boolean list) {
        if (list && text.isBlank()) {
            return List.of();
        }
        Stream<String> parts = list ? UNESCAPED_COMMA.splitAsStream(text).map(String::strip) : Stream.of(text);
        return parts.map(part -> ESCAPED.matcher(part).replaceAll("$1")).toList();
    }

    private static Optional<BigDecimal> number(Element ad, String name) {
        return ad.hasAttribute(name) ? Optional.of(new BigDecimal(ad.getAttribute(name))) : Optional.empty();
    }

    /** Children by local name: the schema leaves them unqualified, some writers qualify them all the same. */
    private static List<Element> elements(Element parent, String localName) {
        List<Element> found = new ArrayList<>();
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child
                    && child.getLocalName().equals(localName)) {
                found.add(child);
            }
        }
        return found;
    }
}
