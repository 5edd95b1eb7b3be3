package io.ratebook.payout;

import io.ratebook.partner.PartnersOfProgram;
import io.ratebook.program.Program;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Refusal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refuses codes that no partner has: a mistyped one would be left unpaid without a word. */
@Component
class KnownPartners {
    /** More are counted, not named. */
    private static final int NAMED_MAX = 1_000;

    private final PartnersOfProgram partners;

    KnownPartners(PartnersOfProgram partners) {
        this.partners = partners;
    }

    /**
     * Looks them up, some thousand a query.
     *
     * @param field of the request that named them
     * @throws Refusal with status 422 that names the unknown ones, all at once
     */
    void refuseOthers(Program program, String field, Collection<String> codes) {
        List<String> unknown = partners.unknown(program.id(), new HashSet<>(codes));
        FieldProblems problems = new FieldProblems();
        unknown.stream()
                .limit(NAMED_MAX)
                .forEach(code -> problems.add(field, code, "the code of a partner of the program " + program.code()));
        if (unknown.size() > NAMED_MAX) {
            problems.add(field, unknown.size() - NAMED_MAX + " more that are unknown", "codes of partners");
        }
        problems.refuseIfAny();
    }
}
