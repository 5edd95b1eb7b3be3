import type { CommissionRow } from '../src/lib/api';
import { text } from '../src/testing/pence';
import { NOW } from '../src/testing/shop';
import { expect, expectAccessible, type Service, test } from './screens';

const as = (service: Service, name: string) => {
    service.shop.people[0] = { id: name.length, name, displayName: name, roles: ['finance'], disabled: false };
};
const minor = (row: CommissionRow) => Math.round(Number(row.amount.amount) * 100);

/** What would be paid now, reckoned here from the commissions: from 25.00 on, with payment details; the least first. */
function due(service: Service): [string, number][] {
    const sums = new Map<string, number>();
    for (const row of service.shop.commissions) {
        if (row.state === 'approved' && (row.payableFrom ?? '') <= NOW) {
            sums.set(row.partner, (sums.get(row.partner) ?? 0) + minor(row));
        }
    }
    return [...sums]
        .filter(([code, sum]) => sum >= 2500 && Number(code.slice(1)) % 7 !== 0)
        .sort(([, one], [, other]) => one - other);
}

test('B03 B10 B11: two chosen lines are paid in one step, and the history has them', async ({ page, service }) => {
    as(service, 'ola');
    const [first, second] = due(service) as [[string, number], [string, number]];
    const sum = first[1] + second[1];
    expect(sum).toBeLessThan(10_000);
    await page.goto('/programs/shop/payouts');
    for (const [code] of [first, second]) {
        await page.getByRole('checkbox', { name: `Choose ${code} in GBP` }).check();
    }
    const bar = page.getByRole('group', { name: 'What is chosen' });
    await expect(bar).toContainText(`payable ${text(sum)}`);
    await expectAccessible(page);
    await bar.getByRole('button', { name: 'Pay partners' }).click();
    const dialog = page.getByRole('dialog', { name: 'Pay partners' });
    await expect(dialog.getByRole('status')).toContainText(`${text(sum)}GBP`);
    await expect(dialog.getByRole('status')).toContainText('by 2 payouts');
    await dialog.getByLabel(/^Reference/).fill('BANK-9');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: `Record ${text(sum)} GBP to 2 partners as paid` }).click();
    await expect(page.getByText(`Recorded as paid: 2 payouts, ${text(sum)} GBP`)).toBeVisible();
    // Nothing is payable to them any more.
    await expect(page.getByRole('checkbox', { name: `Choose ${first[0]} in GBP` })).toHaveCount(0);
    await page.goto('/programs/shop/payouts/history');
    await expect(page.getByText('2 payouts').first()).toBeVisible();
    await expect(page.getByText('BANK-9').first()).toBeVisible();
    expect(service.calls.filter((call) => call.path.endsWith('/pending-payments/pay'))).toHaveLength(1);
});

test('B11: an amount that changed since it was chosen is not paid; the screen says the new one', async ({
    page,
    service,
}) => {
    as(service, 'ola');
    const [[code, sum]] = due(service) as [[string, number]];
    await page.goto('/programs/shop/payouts');
    await page.getByRole('checkbox', { name: `Choose ${code} in GBP` }).check();
    await page.getByRole('button', { name: 'Pay partner', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Pay partners' });
    const old = dialog.getByRole('button', { name: `Record ${text(sum)} GBP to 1 partner as paid` });
    await expect(old).toBeEnabled();
    const own = service.shop.commissions.find(
        (row) => row.partner === code && row.state === 'approved' && minor(row) > 100,
    ) as CommissionRow;
    own.amount = { ...own.amount, amount: ((minor(own) + 700) / 100).toFixed(2) };
    await old.click();
    await expect(dialog).toContainText('Nothing is done: it is not what was shown any more');
    await expect(dialog).toContainText(`it showed ${text(sum)} GBP`);
    const fresh = dialog.getByRole('button', { name: `Record ${text(sum + 700)} GBP to 1 partner as paid` });
    await expect(fresh).toBeEnabled();
    await fresh.click();
    await expect(page.getByText(`Recorded as paid: 1 payout, ${text(sum + 700)} GBP`)).toBeVisible();
});

test('B10 B11: all that match, over the limit: it is frozen, and says who has to approve it', async ({
    page,
    service,
}) => {
    as(service, 'ola');
    const all = due(service);
    const sum = all.reduce((sums, [, one]) => sums + one, 0);
    expect(sum).toBeGreaterThan(10_000);
    await page.goto('/programs/shop/payouts?what=paid');
    await expect(page.getByText('would be paid').first()).toBeVisible();
    await page.getByRole('checkbox', { name: /that are loaded$/ }).check();
    await page.getByRole('button', { name: 'Pay partners' }).click();
    const dialog = page.getByRole('dialog', { name: 'Pay partners' });
    await expect(dialog).toContainText('Over 100 a second person approves');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: `Freeze ${text(sum)} GBP to ${all.length} partners` }).click();
    await expect(page.getByText(/somebody else with the right to finance has to approve it/)).toBeVisible();
    await page.getByRole('link', { name: 'Open the run to approve it' }).click();
    await expect(page.getByRole('button', { name: /^Approve/ })).toBeDisabled();
    as(service, 'margaret');
    await page.reload();
    await page.getByRole('button', { name: /^Approve/ }).click();
    await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Approve/ })
        .click();
    await expect(page.getByRole('button', { name: /as paid$/ })).toBeVisible();
});

test('B10 B12: the PayPal file of chosen lines, downloaded again from its run; accounting and mails', async ({
    page,
    service,
}) => {
    as(service, 'ola');
    const [[code, sum]] = due(service) as [[string, number]];
    await page.goto('/programs/shop/payouts');
    await page.getByRole('checkbox', { name: `Choose ${code} in GBP` }).check();
    const accounting = page
        .getByRole('group', { name: 'What is chosen' })
        .getByRole('link', { name: 'Accounting CSV' });
    await expect(accounting).toHaveAttribute('href', new RegExp(`accounting.csv\\?line=GBP%20${code}$`));
    await page.getByRole('button', { name: 'Email', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Email 1 partner' }).click();
    await expect(page.getByText('Written: 1 mail')).toBeVisible();
    await page.getByRole('checkbox', { name: `Choose ${code} in GBP` }).check();
    await page.getByRole('button', { name: 'PayPal file' }).click();
    await page
        .getByRole('dialog')
        .getByRole('button', { name: `Make the file of ${text(sum)} GBP to 1 partner` })
        .click();
    await expect(page.getByText(`Written to a file for PayPal: 1 payout, ${text(sum)} GBP`)).toBeVisible();
    await page.getByRole('link', { name: 'Download the file from its run' }).click();
    const papers = page.getByRole('region', { name: 'Files and mails' });
    await expect(papers.getByRole('link', { name: /^Payment-.*\.csv$/ })).toHaveAttribute(
        'href',
        '/api/v1/programs/shop/payout-files/7',
    );
    await expect(papers.getByRole('link', { name: 'Accounting CSV' })).toHaveAttribute('href', /run=\d+$/);
    await expectAccessible(page);
    await papers.getByRole('button', { name: 'Email the partners' }).click();
    await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Email/ })
        .click();
    await expect(page.getByText('Written: 1 mail')).toBeVisible();
});

test('E01 E02: upcoming payments say what the next scheduled run pays, and generate it', async ({ page, service }) => {
    as(service, 'ola');
    const all = due(service);
    const sum = all.reduce((sums, [, one]) => sums + one, 0);
    await page.goto('/programs/shop/payouts/upcoming');
    const next = page.getByRole('region', { name: 'Next payouts' });
    await expect(next).toContainText('If they were made now');
    await page.getByRole('button', { name: 'Set a schedule' }).click();
    await expect(page.getByRole('dialog')).toContainText('every month on the 1st');
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
    await expect(next).toContainText('On 1 Jun 2026');
    await expect(next).toContainText(`${text(sum)}GBP`);
    await expect(next).toContainText(`by ${all.length} payouts`);
    await expect(next).toContainText('every month on the 1st, set by ola');
    await expectAccessible(page);
    await page.getByRole('button', { name: /^below the minimum/ }).click();
    await expect(page).toHaveURL(/what=below-threshold/);
    await expect(page.getByText('would be paid')).toHaveCount(0);
    await page.getByRole('button', { name: 'Generate payouts' }).click();
    const dialog = page.getByRole('dialog', { name: 'Generate payouts' });
    await expect(dialog.getByRole('status')).toContainText('up to 31 May 2026');
    await dialog.getByRole('button', { name: 'Generate payouts' }).click();
    await expect(page.getByRole('region', { name: 'Who is paid' })).toContainText(`${text(sum)}GBP`);
});

test('B04 B09 E02: each figure of the first screen opens the list that is exactly it', async ({ page, service }) => {
    as(service, 'ola');
    const all = [...due(service)].reduce((sums, [, one]) => sums + one, 0);
    await page.goto('/programs/shop/today');
    const next = page.locator('section', { has: page.getByRole('heading', { name: 'Next payouts' }) });
    await expect(next).toContainText(`${text(all)}`);
    const ages = page.locator('section', { has: page.getByRole('heading', { name: /^Payable by age/ }) });
    await ages.getByText('As a table').click();
    const row = ages.getByRole('row').first();
    const amount = (await row.getByRole('cell').first().innerText()).replace(/[^\d.,−]/g, '');
    await expectAccessible(page);
    await row.getByRole('link').click();
    await expect(page).toHaveURL(/payouts\/ages\?age=/);
    await expect(page.getByText(`Payable ${amount}`)).toBeVisible();
    await page.goto('/programs/shop/today');
    await page.getByRole('link', { name: /failed mail/ }).click();
    await expect(page).toHaveURL(/settings\/mails\?state=failed/);
    await page.goto('/programs/shop/today');
    const levels = page.locator('section', { has: page.getByRole('heading', { name: /^Commission by level/ }) });
    await levels.getByText('As a table').click();
    await levels.getByRole('link', { name: 'Gold', exact: true }).click();
    await expect(page).toHaveURL(/commissions\?level=Gold&from=2025-06-01/);
});

test('a view of a list is kept under a name, and the places are seven at most', async ({ page, service }) => {
    as(service, 'ola');
    await page.goto('/programs/shop/payouts?what=paid');
    expect(await page.getByRole('navigation', { name: 'Places' }).getByRole('link').count()).toBeLessThanOrEqual(7);
    await page.getByRole('button', { name: 'My views' }).click();
    await page.getByLabel('Keep what is filtered now as').fill('To be paid');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.goto('/programs/shop/payouts');
    await page.getByRole('button', { name: 'My views' }).click();
    await page.getByRole('button', { name: 'To be paid', exact: true }).click();
    await expect(page).toHaveURL(/what=paid/);
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});
