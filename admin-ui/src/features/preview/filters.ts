import type { Filter } from '../../components/DataTable/columns';
import type { PreviewWhat } from '../../lib/api';

export const WHAT: Record<PreviewWhat, string> = {
    up: 'more',
    down: 'less',
    newly: 'newly matches',
    noLonger: 'no longer matches',
};

const SHARED: Filter[] = [
    { name: 'month', title: 'Month', kind: 'text' },
    { name: 'level', title: 'Level', kind: 'text' },
    { name: 'category', title: 'Category', kind: 'text' },
    {
        name: 'what',
        title: 'What',
        kind: 'choice',
        choices: Object.entries(WHAT).map(([value, title]) => ({ value, title })),
    },
];

export const PARTNER_FILTERS: Filter[] = [{ name: 'q', title: 'Find a partner', kind: 'text' }, ...SHARED];
export const SALE_FILTERS: Filter[] = [{ name: 'partner', title: 'Partner', kind: 'text' }, ...SHARED];
