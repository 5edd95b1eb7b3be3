package io.ratebook.preview.web;

import io.ratebook.preview.Preview;
import io.ratebook.preview.PreviewFigures;
import io.ratebook.preview.PreviewFigures.By;
import io.ratebook.preview.PreviewFigures.Counts;
import io.ratebook.preview.PreviewFigures.Group;
import io.ratebook.preview.PreviewFilter;
import io.ratebook.web.Times;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * A preview as a whole. Money of one currency is never added to that of another.
 *
 * @param stale whether sales or policies came in since
 * @param sales how many of the range it rests on
 * @param up partners that get more
 * @param down partners that get less
 * @param outside sales outside of the range that would earn otherwise because of it
 * @param movers the partners whose difference is largest
 */
record PreviewJson(
        long id,
        int version,
        String hash,
        LocalDate from,
        LocalDate to,
        String ranAt,
        String by,
        boolean stale,
        long sales,
        long refunds,
        List<GroupJson> sums,
        long touchedSales,
        long touchedPartners,
        long up,
        long down,
        long newlyMatching,
        long noLongerMatching,
        List<GroupJson> outside,
        List<GroupJson> byMonth,
        List<GroupJson> byLevel,
        List<GroupJson> byCategory,
        List<GroupJson> movers) {
    private static final int MOVERS = 20;

    static PreviewJson of(Preview preview, PreviewFigures figures, boolean stale) {
        Counts counts = figures.counts();
        return new PreviewJson(
                preview.id(),
                preview.version(),
                preview.hash(),
                preview.from(),
                preview.to(),
                Times.iso(preview.ranAt()),
                preview.ranBy(),
                stale,
                preview.sales(),
                preview.refunds(),
                json(figures.sums(PreviewFilter.ALL)),
                counts.sales(),
                counts.partners(),
                counts.up(),
                counts.down(),
                counts.newly(),
                counts.noLonger(),
                json(figures.outside()),
                json(figures.groups(PreviewFilter.ALL, By.MONTH)),
                json(figures.groups(PreviewFilter.ALL, By.LEVEL)),
                json(figures.groups(PreviewFilter.ALL, By.CATEGORY)),
                json(movers(figures)));
    }

    private static List<Group> movers(PreviewFigures figures) {
        return figures.groups(PreviewFilter.ALL, By.PARTNER).stream()
                .filter(group -> group.difference() != 0)
                .sorted(Comparator.comparingLong((Group group) -> Math.abs(group.difference()))
                        .reversed())
                .limit(MOVERS)
                .toList();
    }

    static List<GroupJson> json(List<Group> groups) {
        return groups.stream().map(GroupJson::of).toList();
    }
}
