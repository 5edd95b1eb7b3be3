import type { IconName } from '../components/Icon';

/** At most seven, named by the business, and only what is there. */
export const PLACES: { path: string; title: string; icon: IconName; also?: string[] }[] = [
    { path: 'today', title: 'Today', icon: 'today' },
    { path: 'sales', title: 'Sales', icon: 'sales', also: ['parked', 'import', 'customers'] },
    { path: 'commissions', title: 'Commissions', icon: 'commissions' },
    { path: 'partners', title: 'Partners', icon: 'partners' },
    { path: 'settings', title: 'Settings', icon: 'settings', also: ['jobs'] },
];
