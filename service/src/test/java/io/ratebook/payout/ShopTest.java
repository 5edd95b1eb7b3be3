package io.ratebook.payout;

import io.ratebook.ApiClient;
import io.ratebook.ServiceTest;
import io.ratebook.command.TypedWorkbook;
import io.ratebook.jobs.Jobs;
import io.ratebook.ledger.LedgerCheck;
import io.ratebook.partner.PartnerImport;
import io.ratebook.program.Programs;
import java.io.IOException;

/** Tests of a shop that pays its partners. */
abstract class ShopTest extends ServiceTest {
    /** An empty program with this policy and these partners. */
    final Shop open(ApiClient admin, TypedWorkbook policy, String... partners) throws IOException {
        return new Shop(
                admin,
                new Shop.Parts(
                        bean(Jobs.class),
                        bean(PartnerImport.class),
                        bean(Programs.class),
                        database().jdbc(),
                        bean(LedgerCheck.class)),
                policy,
                partners);
    }
}
