import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
    plugins: [react()],
    build: {
        target: 'es2022',
        // No file becomes part of the page itself: the page runs under a policy that allows only files of its own origin.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 700,
    },
    server: { proxy: { '/api': 'http://127.0.0.1:8080', '/actuator': 'http://127.0.0.1:8080' } },
    test: {
        environment: 'happy-dom',
        include: ['src/**/*.test.{ts,tsx}'],
        setupFiles: ['src/testing/setup.ts'],
        css: false,
        testTimeout: 20_000,
        // Two cores, shared with the database of the other tests.
        maxWorkers: 2,
    },
});
