import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { network } from './network';

// No test document has a layout: without sizes a virtual list would show no row.
Object.defineProperties(HTMLElement.prototype, {
    offsetHeight: { configurable: true, get: () => 600 },
    offsetWidth: { configurable: true, get: () => 1000 },
    clientHeight: { configurable: true, get: () => 600 },
    clientWidth: { configurable: true, get: () => 1000 },
});
Element.prototype.scrollTo = () => undefined;
window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
};

// Short messages instead of the whole page; and patience, because other tests share the two cores.
configure({ asyncUtilTimeout: 6000, getElementError: (message) => new Error(message ?? '') });

beforeAll(() => network.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
    cleanup();
    network.resetHandlers();
    localStorage.clear();
});
afterAll(() => network.close());
