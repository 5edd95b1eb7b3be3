import { expect, expectAccessible, test } from './screens';

const rows = '[role=table] [role=row]';

test('a filtered list is an address; its drawer opens over it, and back closes it', async ({ page, service }) => {
    expect(service.shop.sales.length).toBe(700);
    await page.goto('/programs/shop/sales');
    await page.getByRole('button', { name: 'No commission' }).click();
    await expect(page).toHaveURL(/state=none/);
    await expect(page.locator(rows).nth(1)).toContainText('no commission');
    await page.getByRole('button', { name: /^Amount/ }).click();
    await expect(page).toHaveURL(/sort=-amount/);

    await page.locator(rows).nth(3).click();
    await expect(page.getByRole('dialog')).toContainText('What it earned');
    await expect(page).toHaveURL(/sales\/\d+\?state=none&sort=-amount/);
    await page.goBack();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page).toHaveURL(/sales\?state=none&sort=-amount$/);
});

test('rows come as one scrolls, and only those in sight are drawn', async ({ page, service }) => {
    expect(service.shop.commissions.length).toBe(614);
    await page.goto('/programs/shop/commissions?sort=occurredAt');
    await expect(page.locator(rows).nth(1)).toContainText('OR105000');
    const table = page.getByRole('table', { name: 'Commissions' });
    await expect(async () => {
        await table.evaluate((element) => (element.scrollTop = element.scrollHeight));
        await expect(page.getByText('OR105699')).toBeVisible({ timeout: 300 });
    }).toPass();
    expect(await page.locator(rows).count()).toBeLessThan(80);
});

test('a list that failed comes back after trying again', async ({ page, service, complaints }) => {
    service.failing = true;
    await page.goto('/programs/shop/partners');
    await expect(page.getByText('Partners could not be loaded')).toBeVisible();
    service.failing = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator(rows).nth(1)).toContainText('Ada Stone');
    complaints.length = 0; // The browser itself reports answers with status 500.
});

test('the keyboard reaches everything: search, list, drawer, help', async ({ page, service }) => {
    expect(service.shop.signedIn).toBe(true);
    await page.goto('/programs/shop/sales');
    // The line that says the list is loading is a row too: keys pressed on it have nothing to move on.
    const atCursor = page.locator(`${rows}[aria-current=true]`);
    await expect(page.locator(rows).nth(1)).toContainText('OR105699');
    await page.keyboard.press('j');
    await expect(atCursor).toContainText('OR105699');
    await page.keyboard.press('j');
    await expect(atCursor).toContainText('OR105698');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toContainText('OR105698');
    await page.keyboard.press('j');
    await expect(page.getByRole('dialog')).toContainText('OR105697');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('ada');
    await expect(page.getByRole('option').first()).toContainText('Ada Stone');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/partners\/P101/);
});

test('menus, filters and dialogs are readable for all', async ({ page, service }) => {
    expect(service.shop.signedIn).toBe(true);
    await page.goto('/programs/shop/sales/1699');
    await page.getByRole('button', { name: 'Correct' }).click();
    await expect(page.getByRole('dialog', { name: /Correct/ })).toBeVisible();
    await expectAccessible(page);
    await page.goto('/programs/shop/sales');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('menuitem', { name: 'Country' }).click();
    await page.getByRole('textbox', { name: 'Country' }).fill('DE');
    // The menu fades out; half gone it is no menu.
    await expect(page.locator('.mantine-Menu-dropdown')).toHaveCount(0);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/country=DE/);
    await expect(page.locator(rows).nth(1)).toContainText('DE');
    await page.getByRole('button', { name: 'Choose columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Product' }).click();
    await expect(page.getByRole('columnheader', { name: 'Product' })).toBeVisible();
    await expectAccessible(page);
});

test('a running import is followed from anywhere', async ({ page, service }) => {
    expect(service.shop.jobs.length).toBe(1);
    await page.goto('/programs/shop/import');
    await page
        .getByLabel('File of sales')
        .setInputFiles({ name: 'may.csv', mimeType: 'text/csv', buffer: Buffer.from('reference\nA\n') });
    await expect(page).toHaveURL(/job=43/);
    await expect(page.getByText('You can leave this page')).toBeVisible();
    await expectAccessible(page);
});

test('a workbook with problems: one click leads to the cell, far down in its sheet', async ({ page, service }) => {
    expect(service.shop.uploads.length).toBe(1);
    await page.goto('/programs/shop/policies');
    await page.getByRole('button', { name: 'Upload workbook' }).click();
    await page
        .getByLabel('Workbook', { exact: true })
        .setInputFiles({ name: 'may-problems.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK') });
    await expect(page).toHaveURL(/policies\/uploads\/71/);
    await expect(page.getByText('3 errors, 2 warnings.')).toBeVisible();

    await page.getByRole('button', { name: /Rates E60/ }).click();
    await expect(page.getByRole('tab', { name: /^Rates/ })).toHaveAttribute('aria-selected', 'true');
    const grid = page.getByRole('grid', { name: 'Sheet Rates' });
    await expect(grid).toBeFocused();
    const cell = grid.getByRole('gridcell', { selected: true });
    await expect(cell).toContainText('8 procent');
    await expect(cell).toBeInViewport();
    await expect(grid).toHaveAttribute('aria-activedescendant', 'cell-E60');
    await expectAccessible(page);

    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('status', { name: 'The chosen cell' })).toContainText('E59');
    await page.getByRole('button', { name: /Durations/ }).click();
    await expect(page.getByRole('grid', { name: 'Sheet Durations' })).toBeVisible();
    await expect(page.getByRole('status', { name: 'The chosen cell' })).toContainText('Tarife');
});

test('a preview is run, and leads from its sums down to one sale', async ({ page, service }) => {
    expect(service.shop.previews.length).toBe(1);
    await page.goto('/programs/shop/policies/3/preview');
    await page.getByRole('button', { name: 'Run preview' }).click();
    await expect(page).toHaveURL(/previews\/301$/);
    await expect(page.getByText(/Version 3 would have paid/)).toBeVisible();
    await page.getByRole('link', { name: 'LIGHTING' }).click();
    await expect(page).toHaveURL(/previews\/301\/partners\?category=LIGHTING/);
    await page
        .locator(rows)
        .nth(1)
        .getByText(/^P1\d\d$/)
        .click();
    await expect(page).toHaveURL(/previews\/301\/sales\?category=LIGHTING&partner=P1\d\d$/);
    await page
        .locator(rows)
        .nth(1)
        .getByText(/^OR105/)
        .click();
    await expect(page.getByRole('region', { name: 'New: version 3' })).toContainText('differs');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/previews\/301\/sales\?category=LIGHTING&partner=P1\d\d$/);
});

test('payment details are entered, and what is wrong stands at its field', async ({ page, service }) => {
    await page.goto('/programs/shop/partners/P101/facts');
    await page.getByRole('button', { name: 'Enter payment details' }).click();
    const dialog = page.getByRole('dialog', { name: /^Payment details of / });
    await dialog.getByRole('combobox', { name: 'Method' }).click();
    await page.getByRole('option', { name: 'Bank' }).click();
    await dialog.getByLabel(/^Account holder/).fill('Ada Stone');
    await dialog.getByLabel(/^IBAN/).fill('DE00');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('an IBAN')).toBeVisible();
    await expectAccessible(page);
    await dialog.getByLabel(/^IBAN/).fill('DE89370400440532013000');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('DE89370400440532013000')).toBeVisible();
    expect(service.shop.payments.get('P101')).toHaveLength(1);
    await expectAccessible(page);
});

test('A01 A02 A05 A07 A09 A12: a lead is won, paid, and its payment followed to its end', async ({ page, service }) => {
    service.shop.people[0]?.roles.push('finance');
    await page.goto('/programs/shop/leads');
    await page.getByText('Tom Reed').click();
    const drawer = page.getByRole('dialog', { name: 'Tom Reed' });
    await expect(drawer.getByText('A payment is made once the lead is won')).toBeVisible();
    await expect(drawer.getByRole('button', { name: 'Add payment' })).toHaveCount(0);
    await drawer.getByRole('combobox', { name: 'Phase' }).click();
    await page.getByRole('option', { name: 'Closed Won' }).click();

    await drawer.getByRole('button', { name: 'Add payment' }).click();
    const form = page.getByRole('dialog', { name: 'Add payment' });
    await expect(form.getByText('Tom Reed (QUAY)')).toBeVisible();
    await form.getByLabel(/^Total revenue/).fill('2000.00');
    await form.getByLabel(/^Commission/).fill('20');
    await expect(form.getByRole('status', { name: 'Amount' })).toHaveText('400.00GBP');
    await form.getByRole('button', { name: 'Add payment' }).click();
    await expect(form.getByText('1 to 100 ids')).toBeVisible();
    await expectAccessible(page);
    await form.getByLabel(/^Payment ids/).fill('INV-1\nINV-2');
    await form.getByRole('button', { name: 'Add payment' }).click();
    await expect(form).toHaveCount(0);
    await expect(drawer.getByText('20 % of 2,000.00 GBP')).toBeVisible();

    await drawer.getByRole('button', { name: 'Add payment' }).click();
    await form.getByLabel(/^Total revenue/).fill('10');
    await form.getByLabel(/^Payment ids/).fill('INV-2');
    await form.getByRole('button', { name: 'Add payment' }).click();
    await expect(form.getByText('paid for lead QUAY already')).toBeVisible();
    await form.getByLabel('These payment ids are meant once more').check();
    await form.getByRole('button', { name: 'Add payment' }).click();
    await expect(form).toHaveCount(0);

    await drawer.getByRole('button', { name: 'Complete invoice 1' }).click();
    await page.getByRole('dialog', { name: 'Complete invoice 1' }).getByRole('button', { name: 'Complete' }).click();
    await expect(drawer.getByRole('list', { name: 'Log of invoice 1' })).toContainText('paid');
    await expect(drawer.getByRole('button', { name: 'Complete invoice 1' })).toHaveCount(0);
});

test('C03 a report is made, and a row opens the ledger behind it; back closes it', async ({ page, service }) => {
    expect(service.shop.signedIn).toBe(true);
    await page.goto('/programs/shop/reports');
    await page.getByRole('button', { name: 'Last month' }).click();
    await page.getByRole('button', { name: 'Make report' }).click();
    await expect(page).toHaveURL(/reports\/501$/);
    await expect(page.getByRole('group', { name: 'Totals in GBP' })).toContainText('= closing');
    await page.getByRole('button', { name: /^Closing/ }).click();
    await expect(page).toHaveURL(/sort=/);
    await page.locator(rows).filter({ hasText: 'P101' }).click();
    await expect(page.getByRole('dialog', { name: 'Ledger of P101' })).toContainText('Closing balance');
    await expect(page).toHaveURL(/reports\/501\/P101\?.*currency=GBP/);
    await expectAccessible(page);
    await page.goBack();
    await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('E14 C12 the dialogs of finance are readable for all', async ({ page, service }) => {
    service.shop.people[0] = { id: 7, name: 'ina', displayName: 'Ina Ray', roles: ['finance'], disabled: false };
    await page.goto('/programs/shop/adjustments');
    await page.getByRole('button', { name: 'New adjustment' }).click();
    await expect(page.getByRole('dialog', { name: 'New adjustment' })).toContainText('Over 500.00');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Approve the adjustment of P102' }).click();
    await expect(page.getByRole('dialog')).toContainText('Paid twice by hand');
    await expectAccessible(page);
    await page.goto('/programs/shop/books');
    await page.getByRole('button', { name: 'Close books' }).click();
    await expect(page.getByRole('group', { name: 'What it does' })).toContainText('310.00');
    await expectAccessible(page);
});
