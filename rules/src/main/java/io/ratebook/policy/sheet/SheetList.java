package io.ratebook.policy.sheet;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;

/** The sheets of a workbook in tab order, and whether its dates count from 1904. */
final class SheetList extends Xml {
    private static final List<String> RELATION_NAMESPACES = List.of(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships");

    /**
     * A tab.
     *
     * @param relation the id under which the package finds its content
     */
    record Tab(String name, String relation, boolean hidden) {}

    private final List<Tab> tabs = new ArrayList<>();
    private boolean from1904;

    SheetList() {
        super(SPREADSHEET);
    }

    @Override
    void start(String element, Attributes attributes) {
        if (element.equals("workbookPr")) {
            from1904 = isTrue(attributes.getValue("date1904"));
        } else if (element.equals("sheet")) {
            String name = attributes.getValue("name");
            String state = attributes.getValue("state");
            tabs.add(new Tab(
                    name == null ? "" : name,
                    relation(attributes),
                    "hidden".equals(state) || "veryHidden".equals(state)));
        }
    }

    private static String relation(Attributes attributes) {
        for (String namespace : RELATION_NAMESPACES) {
            String id = attributes.getValue(namespace, "id");
            if (id != null) {
                return id;
            }
        }
        return "";
    }

    List<Tab> tabs() {
        return tabs;
    }

    boolean from1904() {
        return from1904;
    }
}
