import { addFrozenRun } from '../src/testing/payoutRoom';
import { expect, expectAccessible, test } from './screens';

/** Every screen at both widths and in both schemes: drawn, readable for all, and no wider than the window. */
const SCREENS: [string, string, string][] = [
    ['sign-in', '/sign-in?x', 'Sign in'],
    ['today', '/programs/shop/today', 'Pending'],
    ['sales', '/programs/shop/sales', 'OR105699'],
    ['sale', '/programs/shop/sales/1699', 'Under another version'],
    ['sales-parked', '/programs/shop/sales?state=parked', 'parked'],
    ['customer', '/programs/shop/customers/14633', 'OR105'],
    ['parked', '/programs/shop/parked', 'To mend'],
    ['commissions', '/programs/shop/commissions', 'OR105699'],
    ['commissions-pending', '/programs/shop/commissions?state=pending', 'OR105699'],
    ['commissions-history', '/programs/shop/commissions?state=paid', 'OR105039'],
    ['commission', '/programs/shop/commissions/5699', 'Why this row'],
    ['payouts', '/programs/shop/payouts', 'P104'],
    ['payouts-upcoming', '/programs/shop/payouts/upcoming', 'Who would be left out'],
    ['payouts-ages', '/programs/shop/payouts/ages?age=8-30', 'Payable for 8 to 30 days'],
    ['payout-runs', '/programs/shop/payouts/runs', 'Batch-20260520'],
    ['payout-run', '/programs/shop/payouts/runs/1', 'The totals tie'],
    ['payout-run-payouts', '/programs/shop/payouts/runs/1/payouts', 'P121'],
    ['payout-run-left-out', '/programs/shop/payouts/runs/1/left-out', 'below the minimum'],
    ['payouts-open', '/programs/shop/payouts/open', 'P124'],
    ['payout', '/programs/shop/payouts/open/800', 'all of the payout'],
    ['payout-history', '/programs/shop/payouts/history', 'Nothing was paid yet'],
    ['partners', '/programs/shop/partners', 'Ada Stone'],
    ['partner', '/programs/shop/partners/P101', 'Opening balance'],
    ['partner-facts', '/programs/shop/partners/P101/facts', 'Levels'],
    ['leads', '/programs/shop/leads', 'Rosa Marin'],
    ['lead', '/programs/shop/leads/3', 'Transaction log'],
    ['lead-not-won', '/programs/shop/leads/4', 'A payment is made once the lead is won'],
    ['import', '/programs/shop/import?job=41', '2 problems'],
    ['products', '/programs/shop/products', 'Heart light holder 1'],
    ['policies', '/programs/shop/policies', 'Autumn card'],
    ['policy-upload', '/programs/shop/policies/uploads/70?sheet=Rates&cell=E60', 'Found "8 procent"'],
    ['policy-version', '/programs/shop/policies/3?sheet=Rates', 'R-0018'],
    ['policy-changes', '/programs/shop/policies/3/changes', '3 changes'],
    ['policy-try', '/programs/shop/policies/3/try', 'Nothing is written'],
    ['policy-facts', '/programs/shop/policies/2/facts', 'Activations'],
    ['preview-start', '/programs/shop/policies/3/preview', '21 Apr 2026 to 20 May 2026'],
    ['preview', '/programs/shop/previews/300', 'By category of the product'],
    ['preview-partners', '/programs/shop/previews/300/partners', 'P101'],
    ['preview-payouts', '/programs/shop/previews/300/payouts', 'What comes of it'],
    ['preview-sales', '/programs/shop/previews/300/sales', 'OR105'],
    ['preview-sale', '/programs/shop/previews/300/sales/1699', 'New: version 3'],
    ['reports', '/programs/shop/reports', '1 Apr 2026 to 30 Apr 2026'],
    ['report', '/programs/shop/reports/500', 'P103'],
    ['report-ledger', '/programs/shop/reports/500/P101?currency=GBP', 'Closing balance'],
    ['adjustments', '/programs/shop/adjustments', 'Paid twice by hand in March'],
    ['books', '/programs/shop/books', 'Closed up to 31 Mar 2026'],
    ['jobs', '/programs/shop/jobs', 'sales-2026-05.csv'],
    ['settings', '/programs/shop/settings', 'Time zone'],
    ['lead-phases', '/programs/shop/settings/leads', 'Add phase'],
    ['people', '/programs/shop/settings/people', 'Ola Finn'],
    ['tokens', '/programs/shop/settings/tokens', 'shop checkout'],
    ['audit', '/programs/shop/settings/audit', 'policy.activate'],
    ['mails', '/programs/shop/settings/mails', 'partner-4@example.org'],
    ['mail', '/programs/shop/settings/mails/2', '550 no such user'],
    ['mail-templates', '/programs/shop/settings/mail-templates', 'About a payment'],
    ['webhooks', '/programs/shop/settings/webhooks', '1 failed'],
    ['deliveries', '/programs/shop/settings/deliveries', 'https://shop.example/ratebook'],
    ['delivery', '/programs/shop/settings/deliveries/1', 'What is sent'],
    ['nowhere', '/programs/shop/nothing', 'There is no screen at this address'],
];

const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };

for (const [width, viewport] of Object.entries(SIZES)) {
    for (const scheme of ['light', 'dark'] as const) {
        test.describe(`${width} ${scheme}`, () => {
            test.use({ viewport, colorScheme: scheme });
            for (const [name, address, sign] of SCREENS) {
                test(name, async ({ page, service }) => {
                    service.shop.signedIn = name !== 'sign-in';
                    if (name.startsWith('payout')) {
                        service.shop.people[0]?.roles.push('finance');
                        addFrozenRun(service.shop);
                    }
                    await page.goto(address);
                    await expect(page.getByText(sign).first()).toBeVisible();
                    await page.waitForLoadState('networkidle');
                    const shots = process.env.RATEBOOK_SCREENSHOTS;
                    if (shots) {
                        await page.screenshot({ path: `${shots}/${name}-${width}-${scheme}.png` });
                    }
                    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
                        viewport.width,
                    );
                    await expectAccessible(page);
                });
            }
        });
    }
}
