import { type Browser, expect, type Page } from '@playwright/test';

/** A browser of somebody's own, signed in through the screen. */
export async function signIn(browser: Browser, address: string, name: string, password: string): Promise<Page> {
    const context = await browser.newContext({ baseURL: address, acceptDownloads: true });
    const page = await context.newPage();
    await page.goto('/');
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('button', { name: 'Sign in' })).toHaveCount(0);
    return page;
}

/** Adds a person of finance, and says the password that is shown once. */
export async function addFinance(admin: Page, program: string, name: string): Promise<string> {
    await admin.goto(`${program}/settings/people`);
    await admin.getByRole('button', { name: 'New person' }).click();
    const dialog = admin.getByRole('dialog', { name: 'New person' });
    await dialog.getByLabel('Name to sign in with').fill(name);
    await dialog.getByLabel('Shown as').fill(name);
    await dialog.getByLabel('Viewer').uncheck();
    await dialog.getByLabel('Finance').check();
    await dialog.getByRole('button', { name: 'Add' }).click();
    const password = await admin.getByRole('textbox', { name: 'Password' }).inputValue();
    await admin.getByRole('button', { name: 'I have kept it' }).click();
    return password;
}

/** What a link downloads. */
export async function downloaded(page: Page, link: ReturnType<Page['getByRole']>): Promise<Buffer> {
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) {
        parts.push(part as Buffer);
    }
    return Buffer.concat(parts);
}
