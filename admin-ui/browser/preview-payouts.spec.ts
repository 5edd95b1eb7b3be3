import type { CommissionRow } from '../src/lib/api';
import { rateUnder } from '../src/testing/card';
import { text } from '../src/testing/pence';
import { NOW } from '../src/testing/shop';
import { expect, expectAccessible, type Service, test } from './screens';

const OLD_MINIMUM = 2500;
const NEW_MINIMUM = 4000;
const minor = (amount: string) => Math.round(Number(amount) * 100);

/** What each partner is owed, reckoned here and not by the service of the test; nobody whose code 7 divides has payment details. */
function owed(service: Service, amountOf: (row: CommissionRow) => number): [string, number][] {
    const sums = new Map<string, number>();
    for (const row of service.shop.commissions) {
        if (row.state === 'approved' && (row.payableFrom ?? '') <= NOW && Number(row.partner.slice(1)) % 7 !== 0) {
            sums.set(row.partner, (sums.get(row.partner) ?? 0) + amountOf(row));
        }
    }
    return [...sums];
}

test('F09 E13: a draft with a higher minimum and other rates says what the next payouts would be', async ({
    page,
    service,
}) => {
    const now = owed(service, (row) => minor(row.amount.amount));
    const sum = (lines: [string, number][]) => lines.reduce((all, [, one]) => all + one, 0);
    const old = now.filter(([, one]) => one >= OLD_MINIMUM);
    const activated = now.filter(([, one]) => one >= NEW_MINIMUM);
    expect(activated.length).toBeLessThan(old.length);

    await page.goto('/programs/shop/policies/3/preview');
    await page.getByLabel('From').fill('2026-01-01');
    await page.getByLabel(/^To/).fill('2026-05-20');
    await page.getByRole('button', { name: 'Run preview' }).click();
    await expect(page).toHaveURL(/previews\/301$/);
    await page.getByRole('link', { name: 'Next payouts' }).click();

    const next = page.getByRole('region', { name: 'Next payouts', exact: true });
    await expect(next).toContainText('There is no schedule');
    await expect(next).toContainText(`As things stand, ${old.length} payouts${text(sum(old))}GBP`);
    await expect(next).toContainText(`With version 3, ${activated.length} payouts${text(sum(activated))}GBP`);
    await expect(next).toContainText(`−${text(sum(old) - sum(activated))}`);
    await expectAccessible(page);

    await next.getByRole('button', { name: `${old.length - activated.length} no longer paid` }).click();
    const table = page.getByRole('table', { name: 'Next payouts by partner' });
    const [code, amount] = old.find(([, one]) => one < NEW_MINIMUM) as [string, number];
    const row = table.getByRole('row', { name: new RegExp(code) });
    await expect(row).toContainText(`no longer paid: below the minimum of 40.00 GBP: ${text(amount)} GBP`);
    await expect(row).toContainText(`−${text(amount)}`);
    await expect(table.getByText('no longer paid')).toHaveCount(old.length - activated.length);

    const rates = new Map(
        service.shop.sales.map((sale) => {
            const was = sale.commissions[0]?.rate ? Number.parseInt(sale.commissions[0].rate, 10) : null;
            const then = rateUnder(3, sale.category, was);
            return [sale.id, was === then ? null : Math.round((minor(sale.amount.amount) * (then ?? 0)) / 100)];
        }),
    );
    const counted = owed(service, (one) => rates.get(one.sale?.id ?? 0) ?? minor(one.amount.amount)).filter(
        ([, one]) => one >= NEW_MINIMUM,
    );
    await next.getByText('Had it counted').click();
    await expect(page).toHaveURL(/way=counted/);
    await expect(next).toContainText(`With version 3, ${counted.length} payouts${text(sum(counted))}GBP`);
    await expectAccessible(page);
});
