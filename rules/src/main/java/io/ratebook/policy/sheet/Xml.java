package io.ratebook.policy.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Streams the XML of a part: no document types, no outer entities, elements of the given namespaces only. */
abstract class Xml extends DefaultHandler {
    static final Set<String> SPREADSHEET = Set.of(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main");

    private final Set<String> namespaces;

    Xml(Set<String> namespaces) {
        this.namespaces = namespaces;
    }

    void start(String element, Attributes attributes) throws SAXException {}

    void end(String element) throws SAXException {}

    void text(char[] letters, int from, int length) throws SAXException {}

    final void read(InputStream part) throws IOException, SAXException {
        try (part) {
            XMLReader reader = XMLHelper.newXMLReader();
            reader.setContentHandler(this);
            reader.setErrorHandler(this);
            reader.parse(new InputSource(part));
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("no XML parser", impossible);
        }
    }

    @Override
    public final void startElement(String uri, String local, String qualified, Attributes attributes)
            throws SAXException {
        if (namespaces.contains(uri)) {
            start(local, attributes);
        }
    }

    @Override
    public final void endElement(String uri, String local, String qualified) throws SAXException {
        if (namespaces.contains(uri)) {
            end(local);
        }
    }

    @Override
    public final void characters(char[] letters, int from, int length) throws SAXException {
        text(letters, from, length);
    }

    @Override
    public final void fatalError(SAXParseException fault) throws SAXException {
        throw fault;
    }

    static boolean isTrue(@Nullable String attribute) {
        return "1".equals(attribute) || "true".equals(attribute);
    }
}
