import { failedApproval } from '../src/testing/failedApproval';
import { expect, expectAccessible, test } from './screens';

const FAILED = failedApproval();

for (const [width, scheme] of [
    [1280, 'light'],
    [390, 'dark'],
] as const) {
    test(`B04 G09: a failed approval is found on Today and begun again, ${width} ${scheme}`, async ({
        page,
        service,
    }) => {
        service.shop.people[0] = { id: 3, name: 'ola', displayName: 'Ola Finn', roles: ['finance'], disabled: false };
        service.shop.jobs.unshift(failedApproval());
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: scheme });
        await page.goto('/programs/shop/today');
        await page.getByRole('link', { name: '1 failed job' }).click();
        await expect(page).toHaveURL(/jobs\?state=failed&aside=false/);
        await page.getByText(FAILED.title).first().click();
        await expect(page.getByRole('button', { name: 'Put aside', exact: true })).toBeVisible();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Begin again' }).click();
        const dialog = page.getByRole('dialog', { name: 'Begin again' });
        await expect(dialog).toContainText('Nothing is approved twice');
        await expectAccessible(page);
        if (process.env.SHOTS) {
            await page.screenshot({ path: `${process.env.SHOTS}/again-${width}.png` });
        }
        await dialog.getByRole('button', { name: 'Begin again' }).click();
        await expect(page.getByText('done', { exact: true })).toBeVisible();
        await expect(page.getByText(/by ekaterina/)).toBeVisible();
        await page.goto('/programs/shop/today');
        await expect(page.getByText('What is stuck')).toBeVisible();
        await expect(page.getByRole('link', { name: '1 failed job' })).toHaveCount(0);
    });
}
