import type { CommissionRow } from '../src/lib/api';
import { text } from '../src/testing/pence';
import { NOW } from '../src/testing/shop';
import { expect, expectAccessible, type Service, test } from './screens';

const as = (service: Service, name: string) => {
    service.shop.people[0] = { id: name.length, name, displayName: name, roles: ['finance'], disabled: false };
};
const minor = (row: CommissionRow) => Math.round(Number(row.amount.amount) * 100);

/** What each partner is owed, reckoned here from the commissions and not by the service of the test. */
function owed(service: Service): Map<string, number> {
    const sums = new Map<string, number>();
    for (const row of service.shop.commissions) {
        if (row.state === 'approved' && (row.payableFrom ?? '') <= NOW) {
            sums.set(row.partner, (sums.get(row.partner) ?? 0) + minor(row));
        }
    }
    return sums;
}

test('B02 B09 B11 B13 E02 E03 E06 E07 E10 E13: a month from pending to paid, with every number on the way', async ({
    page,
    service,
}) => {
    as(service, 'ola');
    const due = [...owed(service)].filter(([code, sum]) => sum >= 2500 && Number(code.slice(1)) % 7 !== 0);
    const sum = due.reduce((all, [, one]) => all + one, 0);
    const below = [...owed(service)].filter(([, one]) => one > 0 && one < 2500);
    expect(due.length).toBeGreaterThan(3);

    await page.goto('/programs/shop/payouts');
    const pending = page.getByRole('table', { name: 'Pending payments' });
    await expect(pending.getByText('would be paid')).toHaveCount(due.length);
    const sums = [...owed(service).values()];
    const add = (some: number[]) => some.reduce((all, one) => all + one, 0);
    const positive = add(sums.filter((one) => one > 0));
    await expect(page.getByText(`Payable ${text(positive)}`)).toBeVisible();
    await page.getByRole('button', { name: 'Remove filter What comes of it' }).click();
    await expect(page.getByText(`Payable ${text(add(sums))}`)).toBeVisible();
    await page.goto('/programs/shop/payouts');
    await expect(page.getByText(`Payable ${text(positive)}`)).toBeVisible();

    await page.getByRole('button', { name: 'Generate payouts' }).click();
    const dialog = page.getByRole('dialog', { name: 'Generate payouts' });
    await expect(dialog.getByLabel('From')).toHaveValue('2026-04-01');
    await expect(dialog.getByLabel('To, this day too')).toHaveValue('2026-04-30');
    await expect(dialog.getByLabel('Pay below the minimum, too')).not.toBeChecked();
    await expectAccessible(page);
    await dialog.getByLabel(/^No lower end/).check();
    await expect(dialog.getByRole('status')).toContainText('up to 30 Apr 2026');
    await dialog.getByRole('button', { name: 'Generate payouts' }).click();

    await expect(page).toHaveURL(/payouts\/runs\/1$/);
    const who = page.getByRole('region', { name: 'Who is paid' });
    await expect(who).toContainText(`${text(sum)}GBP`);
    await expect(who).toContainText(`in ${due.length} payouts`);
    await expect(page.getByText('The totals tie')).toBeVisible();
    const out = page.getByRole('region', { name: 'Who is left out' });
    const belowRow = out.getByRole('row', { name: /below the minimum/ });
    await expect(belowRow).toContainText(text(below.reduce((sums, [, one]) => sums + one, 0)));
    await expectAccessible(page);
    await out.getByRole('link', { name: 'below the minimum' }).click();
    await expect(page).toHaveURL(/left-out\?reason=below-threshold/);
    await expect(page.getByText(`${below.length} reason`)).toBeVisible();
    await page.getByRole('link', { name: 'Review', exact: true }).click();

    const [code, largest] = due.toSorted((one, other) => other[1] - one[1])[0] as [string, number];
    await who.getByRole('link', { name: code }).click();
    const drawer = page.getByRole('dialog', { name: `Payout to ${code}` });
    await expect(drawer).toContainText(`make ${text(largest)} GBP: all of the payout`);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Review', exact: true }).click();

    const named = `${text(sum)} GBP to ${due.length} partners`;
    await page.getByRole('button', { name: `Freeze ${named}` }).click();
    await page
        .getByRole('dialog')
        .getByRole('button', { name: `Freeze ${named}` })
        .click();
    await expect(page.getByText(/somebody else has to approve it/)).toBeVisible();
    await expect(page.getByRole('button', { name: `Approve ${named}` })).toBeDisabled();

    as(service, 'margaret');
    await page.reload();
    await page.getByRole('button', { name: `Approve ${named}` }).click();
    await expect(page.getByRole('dialog')).toContainText('3fa9c1d23fa9');
    await page
        .getByRole('dialog')
        .getByRole('button', { name: `Approve ${named}` })
        .click();
    await page.getByRole('button', { name: `Record ${named} as paid` }).click();
    const paying = page.getByRole('dialog', { name: 'Record as paid' });
    await expect(paying).toContainText('No money is moved by it');
    await paying.getByLabel(/^Reference/).fill('BANK-17');
    await expectAccessible(page);
    await paying.getByRole('button', { name: `Record ${named} as paid` }).click();
    await expect(page.getByText('Done: all of it is paid.')).toBeVisible();
    await expect(page.getByText(`Recorded as paid: ${due.length} payouts, ${text(sum)} GBP`)).toBeVisible();

    await page.goto('/programs/shop/payouts/history');
    await expect(page.getByText(`${due.length} payouts`)).toBeVisible();
    await expect(page.getByText(`Amount ${text(sum)}`)).toBeVisible();
    await expect(page.getByText('BANK-17').first()).toBeVisible();
    await page.goto('/programs/shop/payouts');
    await expect(page.getByText(`Payable ${text(positive - sum)}`)).toBeVisible();
    await expect(pending.getByText('would be paid')).toHaveCount(0);
    await page.goto('/programs/shop/today');
    await expect(page.getByText('Paid by month, GBP')).toBeVisible();
    const months = page.locator('section', { has: page.getByRole('heading', { name: /^Paid by month/ }) });
    await months.getByText('As a table').click();
    await expect(months.getByRole('row', { name: /May 2026/ })).toContainText(text(sum));
});

test('B13 E11: a payout that came back is payable again, and only what is paid stands in the history', async ({
    page,
    service,
}) => {
    as(service, 'ola');
    await page.goto('/programs/shop/payouts');
    await page.getByRole('button', { name: 'Generate payouts' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Generate payouts' }).click();
    await page.getByRole('button', { name: 'Void run' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Reason/).fill('made for the wrong month');
    await expect(dialog).toContainText('their invoice numbers stay used');
    await dialog.getByRole('button', { name: /^Void \d+ payouts$/ }).click();
    await expect(page.getByText(/^Void: what it had claimed is payable again/)).toBeVisible();
    await page.goto('/programs/shop/payouts/history');
    await expect(page.getByText('Nothing was paid yet')).toBeVisible();
    await page.goto('/programs/shop/payouts/open');
    await expect(page.getByText('No payout is open')).toBeVisible();
});
