import { defineConfig } from '@playwright/test';
import screens from './playwright.config';

/** A month of a shop in a real browser, against the packaged jar with a database of its own. */
export default defineConfig({
    ...screens,
    testDir: 'against-service',
    timeout: 600_000,
    workers: 1,
    outputDir: 'node_modules/.against-service',
    use: { ...screens.use, actionTimeout: 30_000 },
    webServer: undefined,
});
