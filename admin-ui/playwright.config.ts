import { defineConfig } from '@playwright/test';

const PORT = Number(process.env.RATEBOOK_PORT ?? 5174);

/** Whole screens in a real browser, over the built files. Takes Debian's Chromium: nothing is downloaded. */
export default defineConfig({
    testDir: 'browser',
    timeout: 180_000,
    fullyParallel: true,
    workers: 2,
    expect: { timeout: 20_000 },
    reporter: 'list',
    outputDir: 'node_modules/.browser',
    use: {
        baseURL: `http://127.0.0.1:${PORT}`,
        timezoneId: 'Europe/London',
        locale: 'en-GB',
        launchOptions: {
            executablePath: process.env.RATEBOOK_CHROMIUM ?? '/usr/bin/chromium',
            args: [
                '--no-sandbox',
                '--disable-gpu',
                '--disable-quic',
                '--no-first-run',
                '--disable-background-networking',
                '--disable-component-update',
                '--disable-sync',
            ],
        },
    },
    webServer: {
        command: `npx vite preview --port ${PORT} --strictPort --host 127.0.0.1`,
        url: `http://127.0.0.1:${PORT}/`,
        reuseExistingServer: false,
    },
});
