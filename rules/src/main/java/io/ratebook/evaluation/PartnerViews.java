package io.ratebook.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The partners met in one evaluation; each is looked up once. */
final class PartnerViews {
    private final Partners partners;
    private final Map<String, PartnerView> byCode = new HashMap<>();
    private final List<@Nullable PartnerView> byCodeNumber = new ArrayList<>();
    private final List<PartnerView> byIndex = new ArrayList<>();
    private final Dictionary codes;

    PartnerViews(Partners partners, Dictionary codes) {
        this.partners = partners;
        this.codes = codes;
    }

    PartnerView of(String code) {
        PartnerView known = byCode.get(code);
        if (known == null) {
            known = new PartnerView(byCode.size(), code, partners.find(code));
            byCode.put(code, known);
            byIndex.add(known);
        }
        return known;
    }

    /** The partner of that index. */
    PartnerView at(int index) {
        return byIndex.get(index);
    }

    /** The partner whose code has that number in the sales' dictionary. */
    PartnerView ofNumber(int number) {
        while (byCodeNumber.size() <= number) {
            byCodeNumber.add(null);
        }
        PartnerView known = byCodeNumber.get(number);
        if (known == null) {
            known = of(codes.required(number));
            byCodeNumber.set(number, known);
        }
        return known;
    }
}
