import { TabLinks } from '../../components/TabLinks';
import { place } from '../../lib/places';
import { useProvider } from './useProvider';

/** From what is owed to what was paid. */
export function PayoutTabs({ program }: { program: string }) {
    const provider = useProvider(program);
    return (
        <TabLinks
            label="Payouts"
            links={[
                { to: place(program, 'payouts'), title: 'Pending payments', exact: true },
                { to: place(program, 'payouts', 'upcoming'), title: 'Upcoming' },
                { to: place(program, 'payouts', 'runs'), title: 'Runs' },
                { to: place(program, 'payouts', 'open'), title: 'Open payouts' },
                { to: place(program, 'payouts', 'history'), title: 'History' },
                ...(provider ? [{ to: place(program, 'payouts', 'batches'), title: 'At PayPal' }] : []),
            ]}
        />
    );
}
