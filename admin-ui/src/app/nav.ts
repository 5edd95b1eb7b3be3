import type { IconName } from '../components/Icon';

/** At most seven, named by the business, and only what is there. The settings stand at the top, beside the jobs. */
export const PLACES: { path: string; title: string; icon: IconName; also?: string[] }[] = [
    { path: 'today', title: 'Today', icon: 'today' },
    { path: 'sales', title: 'Sales', icon: 'sales', also: ['parked', 'products', 'import', 'customers'] },
    { path: 'commissions', title: 'Commissions', icon: 'commissions' },
    { path: 'payouts', title: 'Payouts', icon: 'payouts' },
    { path: 'partners', title: 'Partners', icon: 'partners', also: ['leads'] },
    { path: 'policies', title: 'Policies', icon: 'policies', also: ['previews'] },
    { path: 'reports', title: 'Reports', icon: 'reports', also: ['adjustments', 'books'] },
];

/** What the search finds by name: the places, and what lies one step below them. */
export const SCREENS: { path: string; title: string }[] = [
    ...PLACES.map(({ path, title }) => ({ path, title })),
    { path: 'settings', title: 'Settings' },
    { path: 'payouts/upcoming', title: 'Upcoming payments' },
    { path: 'payouts/runs', title: 'Payout runs' },
    { path: 'payouts/open', title: 'Open payouts' },
    { path: 'payouts/history', title: 'History of payouts' },
    { path: 'parked', title: 'Parked sales' },
    { path: 'products', title: 'Products' },
    { path: 'leads', title: 'Leads' },
    { path: 'import', title: 'Import' },
    { path: 'adjustments', title: 'Adjustments' },
    { path: 'books', title: 'Closed books' },
    { path: 'jobs', title: 'Jobs' },
];
