import { expect, type Page, test } from '@playwright/test';
import {
    categories,
    evaluated,
    levels,
    type Line,
    PARTNERS,
    partnersWithPayPal,
    POLICY,
    refundOf,
    SALES,
    sum,
} from './expected';
import { text } from '../src/testing/pence';
import { addFinance, downloaded, signIn } from './people';
import { type RunningService, start } from './service';

const SHOP = '/programs/online-retail';
/** All of March was earned and held by then, and no year ends before it, which would pay what is below the minimum. */
const UP_TO = '2011-10-31';
/** Of the sheet Thresholds: from 10.00 GBP for Platinum, from 25.00 for the others, none of whom has a country. */
const minimum = (level: string | undefined) => (level === 'Platinum' ? 1000 : 2500);
/** One in seven has told no account, and cannot be paid. */
const hasAccount = (partner: string) => Number(partner.slice(1)) % 7 !== 0;

/** What the files alone say, in pence. */
class Expected {
    readonly lines: Line[];
    /** Of the sheet Durations: jewellery. What a rule adds at the end of a month belongs to no sale, and so to no row of that sheet. */
    readonly byHand: number;
    readonly owed = new Map<string, number>();
    readonly due: [string, number][];
    readonly below: [string, number][];
    /** Whoever has both reasons is named with both. */
    readonly noAccount: [string, number][];
    readonly payable: number;
    readonly paid: number;

    constructor() {
        this.lines = evaluated().filter((line) => line.pence !== 0);
        const level = levels();
        const category = categories();
        this.byHand = sum(
            this.lines.filter((line) => line.kind === 'adjustment' || category.get(line.sale) === 'JEWELLERY'),
        );
        for (const line of this.lines) {
            this.owed.set(line.partner, (this.owed.get(line.partner) ?? 0) + line.pence);
        }
        const some = [...this.owed].filter(([, pence]) => pence > 0);
        const isEnough = ([partner, pence]: [string, number]) => pence >= minimum(level.get(partner));
        this.due = some.filter((one) => isEnough(one) && hasAccount(one[0]));
        this.noAccount = some.filter(([partner]) => !hasAccount(partner));
        this.payable = penceOf(some);
        this.paid = penceOf(this.due);
        this.below = some.filter((one) => !isEnough(one));
    }
}

const penceOf = (some: [string, number][]) => some.reduce((all, [, pence]) => all + pence, 0);

let service: RunningService;
let expected: Expected;
test.beforeAll(async () => {
    service = await start();
    expected = new Expected();
});
test.afterAll(async () => {
    await service.stop();
    service.remove();
});

async function policy(admin: Page) {
    await admin.getByLabel(/^Code/).fill('online-retail');
    await admin.getByLabel(/^Name/).fill('Gift shop');
    await admin.getByLabel(/^Currency/).fill('GBP');
    await admin.getByLabel(/^Time zone/).fill('Europe/London');
    await admin.getByRole('button', { name: 'Make the program' }).click();
    await expect(admin.getByRole('heading', { name: 'Today' })).toBeVisible();
    await admin.goto(`${SHOP}/policies`);
    await admin.getByRole('button', { name: 'Upload workbook' }).click();
    await admin.getByLabel('Workbook', { exact: true }).setInputFiles(POLICY);
    await admin.getByRole('link', { name: 'Go to version 1' }).click();
    await admin.getByRole('button', { name: 'Activate from a day' }).click();
    const dialog = admin.getByRole('dialog', { name: 'Activate version 1' });
    await dialog.getByLabel(/^First day/).fill('2010-01-01');
    await dialog.getByRole('button', { name: 'Activate from 1 Jan 2010' }).click();
    await expect(admin.getByText('Version 1 counts from 1 Jan 2010')).toBeVisible();
}

async function importSales(admin: Page, file: Parameters<ReturnType<Page['getByLabel']>['setInputFiles']>[0]) {
    await admin.goto(`${SHOP}/import`);
    await admin.getByLabel('File of sales').setInputFiles(file);
    await expect(admin.getByText('done', { exact: true })).toBeVisible({ timeout: 120_000 });
}

async function imports(admin: Page) {
    await admin.goto(`${SHOP}/import?what=partners`);
    await admin.getByLabel('File of partners').setInputFiles({
        name: 'partners.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(partnersWithPayPal(hasAccount)),
    });
    await expect(admin.getByText('done', { exact: true })).toBeVisible();
    await admin.goto(`${SHOP}/import`);
    await admin.getByLabel('File of sales').setInputFiles(PARTNERS);
    await expect(admin.getByText('nothing taken', { exact: true })).toBeVisible();
    await expect(admin.getByText('Nothing of this file was taken.')).toBeVisible();
    await importSales(admin, SALES);
    await admin.goto(`${SHOP}/commissions`);
    await expect(admin.getByText(text(sum(expected.lines))).first()).toBeVisible();
}

async function approvals(finance: Page) {
    // What the policy approves by itself is looked for by a tick.
    await expect(async () => {
        await finance.goto(`${SHOP}/today`);
        await expect(finance.getByRole('link', { name: /^Pending/ })).toContainText(text(expected.byHand), {
            timeout: 5000,
        });
    }).toPass({ timeout: 60_000 });
    await finance.getByRole('link', { name: /^Pending/ }).click();
    await finance.locator('[role=table] [role=row]').nth(1).getByRole('checkbox').check();
    await finance.getByRole('button', { name: /^Choose all [\d,]+ that match$/ }).click();
    await finance.getByRole('button', { name: /^Approve [\d,]+ commissions$/ }).click();
    const dialog = finance.getByRole('dialog', { name: /^Approve/ });
    await expect(dialog).toContainText(text(expected.byHand));
    await dialog.getByRole('button', { name: /^Approve/ }).click();
    await expect(finance.getByText(/^Approved [\d,]+ commissions:/)).toBeVisible({ timeout: 60_000 });
    await expect(finance.getByText('No commission is pending')).toBeVisible();
}

async function generate(finance: Page) {
    await finance.goto(`${SHOP}/payouts`);
    await finance.getByRole('button', { name: 'Generate payouts' }).click();
    const dialog = finance.getByRole('dialog', { name: 'Generate payouts' });
    await dialog.getByLabel('To, this day too').fill(UP_TO);
    await dialog.getByLabel(/^No lower end/).check();
    await dialog.getByRole('button', { name: 'Generate payouts' }).click();
    await expect(finance).toHaveURL(/payouts\/runs\/\d+$/);
}

/** The sum of the amounts of an accounting file, in pence. */
function accountedFor(file: Buffer): number {
    const [titles = '', ...rows] = file.toString().trimEnd().split(/\r?\n/);
    const amount = titles.split(',').indexOf('amount');
    return rows.reduce((all, row) => all + Math.round(Number(row.split(',')[amount]) * 100), 0);
}

async function report(finance: Page, [partner, pence]: [string, number]) {
    await finance.goto(`${SHOP}/reports`);
    const form = finance.getByRole('form', { name: 'Ledger report' });
    await form.getByLabel('From').fill('2011-03-01');
    await form.getByLabel('To, this day too').fill(new Date().toISOString().slice(0, 10));
    await form.getByRole('button', { name: 'Make report' }).click();
    const totals = finance.getByRole('group', { name: 'Totals in GBP' });
    await expect(totals).toContainText(`paid ${text(expected.paid)}`);
    await expect(totals).toContainText(`closing ${text(sum(expected.lines) - expected.paid)}`);
    await expect(totals).toContainText('pending 0.00');
    const row = finance.getByRole('table', { name: 'Ledger report' }).getByRole('row', { name: partner });
    await expect(row).toContainText(text(pence));
    await row.click();
    const drawer = finance.getByRole('dialog', { name: `Ledger of ${partner}` });
    const statement = await drawer.getByRole('link', { name: 'Statement' }).getAttribute('href');
    const answer = await finance.request.get(statement ?? '');
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
}

async function close(finance: Page, left: number) {
    await finance.goto(`${SHOP}/books`);
    await finance.getByRole('button', { name: 'Close books' }).first().click();
    const dialog = finance.getByRole('dialog', { name: 'Close books' });
    await dialog.getByLabel(/^Up to/).fill('2999-01-01');
    await expect(dialog.getByText('Only days that are over can be closed')).toBeVisible();
    await expect(dialog.getByRole('button', { name: /^Close up to/ })).toBeDisabled();
    await dialog.getByLabel(/^Up to/).fill('2011-04-30');
    const says = dialog.getByRole('group', { name: 'What it does' });
    await expect(says).toContainText(`${text(expected.paid)}GBP in`);
    await expect(says).toContainText(`${text(left)}GBP in`);
    await dialog.getByRole('button', { name: 'Close up to 30 Apr 2011' }).click();
    await expect(finance.getByText(/^Closed up to 30 Apr 2011/)).toBeVisible();
}

test('B03 B09 B11 B12 C01 C12 E02 E06 E13: a month of a real shop from its files to paid, and each number on the way', async ({
    browser,
}) => {
    const { lines, due, below, noAccount, paid } = expected;
    const named = `${text(paid)} GBP to ${due.length} partners`;
    const password = (name: string) => service.passwords.get(name) ?? '';
    const admin = await signIn(browser, service.address, 'admin', password('admin'));
    const finance = await signIn(browser, service.address, 'finance', password('finance'));

    await test.step('a program, its policy, its partners and its sales', async () => {
        await policy(admin);
        await imports(admin);
    });
    const second = await signIn(browser, service.address, 'margaret', await addFinance(admin, SHOP, 'margaret'));
    await test.step('approved: by the policy, and the rest by hand', () => approvals(finance));

    await test.step('pending payments are what the files say', async () => {
        await finance.goto(`${SHOP}/payouts`);
        await expect(finance.getByText(`Payable ${text(expected.payable)}`)).toBeVisible();
    });
    await test.step('a view is kept for who made it, wherever they sign in', async () => {
        await finance.goto(`${SHOP}/payouts?what=paid`);
        await finance.getByRole('button', { name: 'My views' }).click();
        await finance.getByLabel('Keep what is filtered now as').fill(' ');
        await finance.getByRole('button', { name: 'Keep', exact: true }).click();
        await expect(finance.getByRole('alert')).toContainText('1 to 60 characters');
        await finance.getByLabel('Keep what is filtered now as').fill('To be paid');
        await finance.getByRole('button', { name: 'Keep', exact: true }).click();
        await expect(finance.getByRole('button', { name: 'Remove the view To be paid' })).toBeVisible();
        const elsewhere = await signIn(browser, service.address, 'finance', password('finance'));
        await elsewhere.goto(`${SHOP}/payouts`);
        await elsewhere.getByRole('button', { name: 'My views' }).click();
        await elsewhere.getByRole('button', { name: 'To be paid', exact: true }).click();
        await expect(elsewhere).toHaveURL(/what=paid/);
        await second.goto(`${SHOP}/payouts`);
        await second.getByRole('button', { name: 'My views' }).click();
        await expect(second.getByText('Filters that you need again')).toBeVisible();
    });
    await test.step('who is paid, and who is left out', async () => {
        await generate(finance);
        const who = finance.getByRole('region', { name: 'Who is paid' });
        await expect(who).toContainText(`${text(paid)}GBP`);
        await expect(who).toContainText(`in ${due.length} payouts`);
        const out = finance.getByRole('region', { name: 'Who is left out' });
        await expect(out.getByRole('row', { name: /below the minimum/ })).toContainText(text(penceOf(below)));
        await expect(out.getByRole('row', { name: /no payment details/ })).toContainText(text(penceOf(noAccount)));
        await expect(finance.getByText('The totals tie')).toBeVisible();
    });
    const run = new URL(finance.url()).pathname;
    await test.step('frozen by one and approved by another', async () => {
        await finance.getByRole('button', { name: `Freeze ${named}` }).click();
        await finance
            .getByRole('dialog')
            .getByRole('button', { name: `Freeze ${named}` })
            .click();
        await expect(finance.getByText(/somebody else has to approve it/)).toBeVisible();
        await second.goto(run);
        await second.getByRole('button', { name: `Approve ${named}` }).click();
        await second
            .getByRole('dialog')
            .getByRole('button', { name: `Approve ${named}` })
            .click();
        await expect(second.getByRole('button', { name: `Record ${named} as paid` })).toBeVisible();
    });
    await test.step('the file for PayPal has each partner with the amount, and is the same when taken again', async () => {
        await finance.goto(run);
        await finance.getByRole('button', { name: 'Make PayPal files' }).click();
        await finance.getByRole('dialog').getByRole('button', { name: 'Make PayPal files' }).click();
        const link = finance.getByRole('list', { name: 'PayPal files' }).getByRole('link');
        const file = await downloaded(finance, link);
        const rows = file.toString().trimEnd().split(/\r?\n/);
        expect(new Map(rows.map((row) => row.split(',')).map(([account, amount]) => [account, amount]))).toEqual(
            new Map(due.map(([partner, pence]) => [`${partner.toLowerCase()}@example.org`, (pence / 100).toFixed(2)])),
        );
        expect(rows.length).toBe(due.length);
        expect(await downloaded(finance, link)).toEqual(file);
    });
    await test.step('paid', async () => {
        await finance.getByRole('button', { name: `Record ${named} as paid` }).click();
        const dialog = finance.getByRole('dialog', { name: 'Record as paid' });
        await dialog.getByLabel(/^Reference/).fill('BANK-17');
        await dialog.getByRole('button', { name: `Record ${named} as paid` }).click();
        await expect(finance.getByText('Done: all of it is paid.')).toBeVisible();
    });
    await test.step('nobody is paid again', async () => {
        await finance.goto(`${SHOP}/payouts/history`);
        await expect(finance.getByText(`Amount ${text(paid)}`)).toBeVisible();
        const accounting = await downloaded(finance, finance.getByRole('link', { name: 'Accounting CSV' }));
        expect(accountedFor(accounting)).toBe(paid);
        await finance.goto(`${SHOP}/payouts?what=all`);
        await expect(finance.getByText(`Payable ${text(sum(lines) - paid)}`)).toBeVisible();
        await generate(finance);
        await expect(finance.getByRole('region', { name: 'Who is paid' })).toContainText('Nobody.');
    });
    await test.step('the ledger report ties, and a partner has a statement', () =>
        report(finance, due.toSorted()[0] ?? ['', 0]));
    const refund = refundOf(
        lines.find((line) => line.partner === due[0]?.[0] && line.kind === 'commission')?.sale ?? '',
    );
    const left = sum(evaluated(refund)) - paid;
    await test.step('what comes back after it was paid is taken back, once, and nobody is paid for it', async () => {
        expect(left).toBeLessThan(sum(lines) - paid);
        await importSales(admin, { name: 'refund.csv', mimeType: 'text/csv', buffer: Buffer.from(refund) });
        await expect(async () => {
            await finance.goto(`${SHOP}/payouts?what=all`);
            await expect(finance.getByText(`Payable ${text(left)}`)).toBeVisible({ timeout: 5000 });
        }).toPass({ timeout: 60_000 });
        await importSales(admin, { name: 'again.csv', mimeType: 'text/csv', buffer: Buffer.from(refund) });
        await generate(finance);
        await expect(finance.getByRole('region', { name: 'Who is paid' })).toContainText('Nobody.');
        await finance.goto(`${SHOP}/payouts?what=all`);
        await expect(finance.getByText(`Payable ${text(left)}`)).toBeVisible();
    });
    await test.step('the books are closed', () => close(finance, left));
    await test.step('every law of the ledger holds', async () => {
        await service.stop();
        const laws = service
            .audit()
            .split('\n')
            .filter((line) => /^ *\d+ {2}\S/.test(line));
        expect(laws.length).toBeGreaterThan(20);
        expect(laws.filter((law) => !/^ *0 /.test(law))).toEqual([]);
    });
});
