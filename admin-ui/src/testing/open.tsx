import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '../app/App';
import { createQueries } from '../app/queries';
import { createScreens } from '../app/router';
import { startService } from './network';

/** Opens the screens at an address, with a service of their own. */
export function open(address: string, prepare?: (service: ReturnType<typeof startService>) => void) {
    const service = startService();
    prepare?.(service);
    const queries = createQueries();
    const router = createScreens(queries, createMemoryHistory({ initialEntries: [address] }));
    const user = userEvent.setup();
    render(<App queries={queries} router={router} />);
    return { service, user, router, address: () => router.state.location.href };
}
