import { sumOf } from '../src/testing/commissionRoom';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, type Service, test } from './screens';

const rows = '[role=table] [role=row]';
const grouped = (amount: string) => amount.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

function signInFinance(service: Service) {
    service.shop.people[0] = {
        id: 1,
        name: 'ekaterina',
        displayName: 'Ekaterina Koch',
        roles: ['finance'],
        disabled: false,
    };
}

const pendingOf = (service: Service, partner: string) =>
    service.shop.commissions.filter((row) => row.partner === partner && row.state === 'pending');

test('B03 B04 all that match a filter are approved, and the numbers check out in the list and on the first screen', async ({
    page,
    service,
}) => {
    signInFinance(service);
    const mine = pendingOf(service, 'P101');
    const rest = service.shop.commissions.filter((row) => row.state === 'pending' && row.partner !== 'P101');
    await page.goto('/programs/shop/commissions?state=pending');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('menuitem', { name: 'Partner' }).click();
    await page.getByRole('textbox', { name: 'Partner' }).fill('P101');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/partner=P101/);
    await expect(page.locator(rows)).toHaveCount(mine.length + 1);

    await page.locator(rows).nth(1).getByRole('checkbox').check();
    await page.getByRole('button', { name: `Choose all ${mine.length} that match` }).click();
    await page.getByRole('button', { name: `Approve ${mine.length} commissions` }).click();
    const dialog = page.getByRole('dialog', { name: `Approve ${mine.length} commissions` });
    await expect(dialog).toContainText(grouped(sumOf(mine)));
    await dialog.getByRole('button', { name: `Approve ${mine.length} commissions` }).click();

    await expect(page.getByText('You can leave this page')).toBeVisible();
    await page.clock.resume();
    await expect(page.getByText(`Approved ${mine.length} commissions:`)).toBeVisible();
    await expect(page.getByText('Nothing matches these filters.')).toBeVisible();
    await page.getByRole('link', { name: 'Approved' }).click();
    const approved = service.shop.commissions.filter((row) => row.state === 'approved' && row.partner === 'P101');
    await expect(page.locator(rows)).toHaveCount(approved.length + 1);
    await expect(page.locator(rows).nth(1)).toContainText(mine.at(-1)?.sale.reference ?? '');

    await page.getByRole('link', { name: 'Today' }).click();
    await expect(page.getByRole('link', { name: /^Pending/ })).toContainText(grouped(sumOf(rest)));
    await page.getByRole('link', { name: /^Pending/ }).click();
    await expect(page.getByText(String(rest.length), { exact: true })).toBeVisible();
});

test('B07 a decline stays one while the list behind it is slow', async ({ page, service }) => {
    signInFinance(service);
    await page.goto('/programs/shop/commissions/5699?state=pending');
    await page.getByRole('button', { name: 'Decline' }).click();
    let answer = () => {};
    const slow = new Promise<void>((done) => (answer = done));
    await page.route(/\/commissions\?/, async (route) => {
        await slow;
        await route.fallback();
    });
    const decline = page.getByRole('dialog', { name: /^Decline/ });
    await decline.getByLabel(/Reason/).fill('their own order');
    await decline.getByRole('button', { name: 'Decline' }).click();
    await expect(page.getByRole('button', { name: 'Reinstate', includeHidden: true })).toHaveCount(1);
    await expect(decline).toBeVisible();
    await expect(page.getByRole('dialog', { name: /^Reinstate/ })).toHaveCount(0);
    answer();
    await expect(decline).toHaveCount(0);
});

test('B07 B08 one is declined with a reason that can be read, and reinstated', async ({ page, service }) => {
    signInFinance(service);
    await page.goto('/programs/shop/commissions/5699?state=pending');
    await page.getByRole('button', { name: 'Decline' }).click();
    const decline = page.getByRole('dialog', { name: /^Decline/ });
    await decline.getByLabel(/Reason/).fill('their own order');
    await decline.getByRole('button', { name: 'Decline' }).click();
    await expect(page.getByText('their own order')).toBeVisible();
    await page.getByRole('button', { name: 'Reinstate' }).click();
    await page
        .getByRole('dialog', { name: /^Reinstate/ })
        .getByRole('button', { name: 'Reinstate' })
        .click();
    await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible();
    expect(service.shop.commissions.find((row) => row.id === 5699)?.state).toBe('pending');
});

const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };

for (const [width, viewport] of Object.entries(SIZES)) {
    for (const scheme of ['light', 'dark'] as const) {
        test.describe(`${width} ${scheme}`, () => {
            test.use({ viewport, colorScheme: scheme });
            test('B03 choosing, the question, the job and its result can be read and used by all', async ({
                page,
                service,
            }) => {
                signInFinance(service);
                const look = async (name: string) => {
                    await settled(page);
                    const shots = process.env.RATEBOOK_SCREENSHOTS;
                    if (shots) {
                        await page.screenshot({ path: `${shots}/choose-${name}-${width}-${scheme}.png` });
                    }
                    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
                        viewport.width,
                    );
                    await expectAccessible(page);
                };
                await page.goto('/programs/shop/commissions?state=pending');
                await expect(page.getByText('OR105699').first()).toBeVisible();
                await page.getByRole('checkbox', { name: 'Choose the 100 that are loaded' }).check();
                await look('page');
                const all = service.shop.commissions.filter((row) => row.state === 'pending');
                await page.getByRole('button', { name: `Choose all ${all.length} that match` }).click();
                await page.getByRole('button', { name: `Approve ${all.length} commissions` }).click();
                await expect(page.getByRole('dialog')).toContainText(grouped(sumOf(all)));
                await look('question');
                await page
                    .getByRole('dialog')
                    .getByRole('button', { name: /^Approve/ })
                    .click();
                await expect(page.getByText('You can leave this page')).toBeVisible();
                await look('job');
                await expect(page.getByText(/^Approved \d+ commissions/)).toBeVisible();
                await look('result');
                await page.getByRole('button', { name: 'My views' }).click();
                await page.getByLabel('Keep what is filtered now as').fill('What waits');
                await page.keyboard.press('Enter');
                await expect(page.getByRole('button', { name: 'Remove the view What waits' })).toBeVisible();
                await look('views');
            });
        });
    }
}

/** Dialogs and menus fade in: half there they are neither readable nor done. */
async function settled(page: Page) {
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
}
