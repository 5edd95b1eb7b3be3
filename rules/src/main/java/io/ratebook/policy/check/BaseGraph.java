package io.ratebook.policy.check;

import io.ratebook.policy.Column;
import io.ratebook.policy.Field;
import io.ratebook.policy.NamedBase;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.Reading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be known before what: a base needs the base or component it starts from; a component needs the bases of its
 * rows, those its rows ask about as {@code base: NAME}, and those that a row ending every component asks about.
 */
final class BaseGraph {
    /**
     * A base that leads back to itself.
     *
     * @param base the first of its bases in the sheet's order
     * @param steps one sentence a step
     */
    record Circle(NamedBase base, List<String> steps) {}

    private record Edge(Node to, String why) {}

    private static final class Node {
        final Map<Node, Edge> edges = new LinkedHashMap<>();
        boolean entered;
        boolean left;
    }

    private record Visit(Node node, String why, Iterator<Edge> rest) {}

    private final Map<String, Node> bases = new LinkedHashMap<>();
    private final Map<String, Node> components = new LinkedHashMap<>();
    private final Map<Node, NamedBase> baseOf = new HashMap<>();
    /** Stands between every component and what rows ending all components ask about. */
    private final Node endingAll = new Node();

    private final List<Circle> circles = new ArrayList<>();

    BaseGraph(CheckedPolicy checked) {
        for (NamedBase base : checked.policy.bases()) {
            Node node = new Node();
            if (bases.putIfAbsent(base.name(), node) == null) {
                baseOf.put(node, base);
            }
        }
        for (String name : checked.names.components.keySet()) {
            Node node = new Node();
            components.put(name, node);
            connect(node, endingAll, "");
        }
        checked.policy.bases().forEach(this::connectStart);
        checked.ratesRead(Reading.FIRST_MATCH).forEach(row -> connectRow(row, true));
        checked.ratesRead(Reading.ADDING).forEach(row -> connectRow(row, false));
    }

    List<Circle> circles() {
        for (Node node : bases.values()) {
            if (!node.entered) {
                walk(node);
            }
        }
        return circles;
    }

    private void connectStart(NamedBase base) {
        Node node = bases.get(base.name());
        if (node == null || baseOf.get(node) != base) {
            return;
        }
        Node start = base.startsFrom() != null ? bases.get(base.startsFrom()) : null;
        if (start != null) {
            connect(node, start, base.name() + " starts from " + base.startsFrom());
        }
        Node component = base.startsFromComponent() != null ? components.get(base.startsFromComponent()) : null;
        if (component != null) {
            connect(node, component, base.name() + " starts from the component " + base.startsFromComponent());
        }
    }

    private void connectRow(RateRow row, boolean firstMatch) {
        Node node = firstMatch && row.endsAll() ? endingAll : components.get(row.componentOrDefault());
        if (node == null) {
            return;
        }
        String place = row.ref().label() + " of " + row.ref().sheet();
        if (row.rate() instanceof Rate.Percent || row.rate() instanceof Rate.Tiered) {
            connectBase(node, row.baseOrDefault(), place + " is a rate of " + row.baseOrDefault());
        }
        for (Column column : row.when().keySet()) {
            if (column.field() == Field.BASE) {
                connectBase(node, column.name(), place + " asks about " + column.title());
            }
        }
    }

    private void connectBase(Node from, String baseName, String why) {
        Node base = bases.get(baseName);
        if (base != null) {
            connect(from, base, why);
        }
    }

    private static void connect(Node from, Node to, String why) {
        from.edges.putIfAbsent(to, new Edge(to, why));
    }

    /** Depth first with a stack of its own, as a chain of 10,000 bases is deeper than a thread's stack. */
    private void walk(Node start) {
        Deque<Visit> path = new ArrayDeque<>();
        enter(path, new Edge(start, ""));
        while (!path.isEmpty()) {
            Visit visit = path.getLast();
            if (!visit.rest().hasNext()) {
                visit.node().left = true;
                path.removeLast();
                continue;
            }
            Edge edge = visit.rest().next();
            if (!edge.to().entered) {
                enter(path, edge);
            } else if (!edge.to().left) {
                circles.add(circle(path, edge));
            }
        }
    }

    private static void enter(Deque<Visit> path, Edge edge) {
        edge.to().entered = true;
        path.addLast(new Visit(edge.to(), edge.why(), edge.to().edges.values().iterator()));
    }

    private Circle circle(Deque<Visit> path, Edge closing) {
        List<String> steps = new ArrayList<>();
        steps.add(closing.why());
        NamedBase first = null;
        for (Iterator<Visit> back = path.descendingIterator(); back.hasNext(); ) {
            Visit visit = back.next();
            NamedBase base = baseOf.get(visit.node());
            if (base != null
                    && (first == null || base.ref().number() < first.ref().number())) {
                first = base;
            }
            if (visit.node() == closing.to()) {
                break;
            }
            steps.add(0, visit.why());
        }
        steps.removeIf(String::isEmpty);
        if (first == null) {
            throw new IllegalStateException("a circle without a base: " + steps);
        }
        return new Circle(first, steps);
    }
}
