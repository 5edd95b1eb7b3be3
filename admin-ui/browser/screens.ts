import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { createService } from '../src/testing/service';
import { NOW } from '../src/testing/shop';

/** Milliseconds a call takes at most. With SLOW=1500 a story that does not wait for its screen fails by itself. */
const SLOW = Number(process.env.SLOW ?? 0);

export type Service = ReturnType<typeof createService>;

/** What the packaged jar sends with its page, so that a style or script it forbids fails here too. */
const POLICY =
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

/** A page whose service lives in the test, and whose clock stands still. */
export const test = base.extend<{ service: Service; complaints: string[] }>({
    service: async ({ page }, use) => {
        const service = createService();
        await page.clock.setFixedTime(new Date(NOW));
        await page.route('**/api/v1/**', async (route) => {
            const request = route.request();
            const url = new URL(request.url());
            const text = request.postData();
            await new Promise((done) => setTimeout(done, Math.random() * SLOW));
            const isJson = request.headers()['content-type'] === 'application/json';
            const said = service.answer({
                method: request.method(),
                path: url.pathname.replace('/api/v1', ''),
                query: url.searchParams,
                body: isJson && text !== null ? (JSON.parse(text) as unknown) : text,
            });
            await route.fulfill({
                status: said.status,
                contentType: said.status < 400 ? 'application/json' : 'application/problem+json',
                body: said.body === undefined ? '' : JSON.stringify(said.body),
            });
        });
        await page.route(
            (url) => !url.pathname.startsWith('/api/') && !url.pathname.includes('.'),
            async (route) => {
                const response = await route.fetch();
                await route.fulfill({
                    response,
                    headers: { ...response.headers(), 'content-security-policy': POLICY },
                });
            },
        );
        await use(service);
    },
    complaints: [
        async ({ page }, use) => {
            const complaints: string[] = [];
            page.on('pageerror', (error) => complaints.push(error.message));
            page.on('console', (message) => {
                if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) {
                    complaints.push(message.text());
                }
            });
            await use(complaints);
            expect(complaints).toEqual([]);
        },
        { auto: true },
    ],
});

export { expect };

/** Rows of the answer before, and what fades in or out, are paler than what a reader gets to read. */
async function settled(page: Page): Promise<void> {
    await expect(page.locator('[data-stale="true"]')).toHaveCount(0);
    await page.waitForFunction(() =>
        document
            .getAnimations()
            .every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Infinity),
    );
}

export async function expectAccessible(page: Page): Promise<void> {
    await settled(page);
    const found = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
    expect(
        found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`),
    ).toEqual([]);
}
