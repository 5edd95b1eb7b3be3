import { addFrozenRun, booksOf } from '../src/testing/payoutRoom';
import { gaveToPayPal, paypalSays, setUpPayPal, someBatch } from '../src/testing/providerRoom';
import { expect, expectAccessible, test } from './screens';

for (const [width, scheme] of [
    [1280, 'light'],
    [390, 'dark'],
] as const) {
    test(`E11: pays by PayPal in numbers, and shows what it says, ${width} ${scheme}`, async ({ page, service }) => {
        service.shop.people[0] = { id: 3, name: 'ola', displayName: 'Ola Finn', roles: ['finance'], disabled: false };
        addFrozenRun(service.shop);
        const { runs, payouts } = booksOf(service.shop);
        Object.assign(runs[0] as object, { state: 'approved' });
        payouts.forEach((one) => Object.assign(one, { state: 'approved' }));
        setUpPayPal(service.shop);
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: scheme });

        await page.goto('/programs/shop/payouts/runs/1');
        await page.getByRole('button', { name: `Pay ${payouts.length} payouts by PayPal` }).click();
        const dialog = page.getByRole('dialog', { name: 'Pay by PayPal' });
        await expect(dialog).toContainText(`Gives ${payouts.length} payouts to PayPal`);
        await expectAccessible(page);
        if (process.env.SHOTS) {
            await page.screenshot({ path: `${process.env.SHOTS}/ask-${width}.png` });
        }
        await dialog.getByRole('button', { name: /^Pay .* by PayPal$/ }).click();
        await expect(dialog).toBeHidden();

        gaveToPayPal(
            service.shop,
            someBatch(),
            someBatch({ id: 4, state: 'ready', firstSentAt: null, lastAskedAt: null }),
        );
        await page.goto('/programs/shop/payouts/batches');
        const batches = page.getByRole('table', { name: 'Batches at PayPal' });
        await expect(batches).toContainText('PayPal has it');
        await expect(batches).toContainText('waits to be given');
        await expect(batches).toContainText('60.00');
        await expectAccessible(page);
        if (process.env.SHOTS) {
            await page.screenshot({ path: `${process.env.SHOTS}/batches-${width}.png` });
        }

        const batch = someBatch({
            state: 'unknown',
            providerBatch: null,
            acceptedAt: null,
            said: 'PayPal answered 500',
            fault: 'whether PayPal took it is not known: PayPal answered 500',
        });
        paypalSays(service.shop, { batch, item: null, outcome: null, said: null });
        await page.goto('/programs/shop/payouts/open/800');
        const drawer = page.getByRole('dialog', { name: /^Payout to/ });
        await expect(drawer.getByText('At PayPal', { exact: true })).toBeVisible();
        await expect(drawer).toContainText('whether PayPal took it is not known');
        await expect(drawer.getByRole('button', { name: 'It is not there' })).toBeVisible();
        await expect(drawer.getByRole('button', { name: 'Record as paid' })).toHaveCount(0);
        await expectAccessible(page);
        if (process.env.SHOTS) {
            await drawer.getByText('At PayPal', { exact: true }).scrollIntoViewIfNeeded();
            await page.screenshot({ path: `${process.env.SHOTS}/drawer-${width}.png` });
        }
    });
}
