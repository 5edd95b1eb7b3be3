import { expect, expectAccessible, test } from './screens';

for (const width of [1280, 390]) {
    test(`C05 C06 C08 C09: all partners of a report are paid by one method, at ${width} pixels`, async ({
        page,
        service,
    }) => {
        service.shop.people[0] = { id: 3, name: 'ola', displayName: 'ola', roles: ['finance'], disabled: false };
        await page.setViewportSize({ width, height: 900 });
        await page.goto('/programs/shop/reports/500');
        await page.getByRole('button', { name: 'Pay all partners' }).click();
        const dialog = page.getByRole('dialog', { name: 'Pay all partners' });
        const methods = dialog.getByRole('group', { name: 'One method for all' });
        await expect(methods).toContainText('1,478.00');
        await expect(methods).toContainText('1,625.25');
        await expect(methods).toContainText('1,695.25');
        await expect(dialog.getByLabel('Batch id')).toHaveValue('Batch-20260520');
        await expect(dialog.getByRole('combobox', { name: 'Payment type' })).toHaveValue('Bank');
        await expectAccessible(page);
        await dialog.getByLabel('Date').fill('2026-05-19');
        await expect(dialog.getByLabel('Batch id')).toHaveValue('Batch-20260519');
        await dialog.getByRole('combobox', { name: 'Payment type' }).click();
        await page.getByRole('option', { name: 'Cheque' }).click();
        await dialog.getByRole('radio', { name: 'Opening and earned' }).check();
        await expect(dialog.getByRole('note')).toContainText('2 partners would get 217.25 GBP more than they are owed');
        await dialog.getByLabel('Batch id').fill('May checks');
        await dialog.getByRole('button', { name: 'Process…' }).click();
        const confirm = page.getByRole('dialog', { name: 'Process the payments' });
        await expect(confirm.getByRole('status')).toContainText('1,695.25 GBP to 3 partners, as May checks');
        const process = confirm.getByRole('button', { name: 'Process 1,695.25 GBP to 3 partners' });
        await expect(process).toBeDisabled();
        await confirm.getByLabel('Pay more than is owed').check();
        await expectAccessible(page);
        await process.click();

        await expect(page).toHaveURL(/payouts\/runs\/1$/);
        await expect(page.getByRole('heading', { name: 'May checks' })).toBeVisible();
        await expect(page.getByText('Recorded as paid: 3 payouts, 1,695.25 GBP')).toBeVisible();
        await expectAccessible(page);
        await page.getByRole('link', { name: 'Ledger report', exact: true }).click();
        await expect(page.getByRole('link', { name: 'Paid by May checks' })).toBeVisible();
        await expect(page.getByRole('button', { name: 'Pay all partners' })).toHaveCount(0);

        await page.goto('/programs/shop/payouts/history?batch=May+checks&method=check&type=batch');
        await expect(page.getByText('P103')).toBeVisible();
    });
}
