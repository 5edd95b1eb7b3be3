package io.ratebook.sale.web;

import io.ratebook.commission.EarnedSums;
import io.ratebook.sale.ListedSale;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sales with what they earned, asked for once for all of them. */
@Component
class SaleItems {
    private final EarnedSums earned;

    SaleItems(EarnedSums earned) {
        this.earned = earned;
    }

    List<SaleItem> of(List<ListedSale> sales) {
        Map<Long, List<EarnedSums.Sum>> sums =
                earned.of(sales.stream().map(ListedSale::id).toList());
        return sales.stream()
                .map(sale -> SaleItem.of(sale, sums.getOrDefault(sale.id(), List.of())))
                .toList();
    }
}
