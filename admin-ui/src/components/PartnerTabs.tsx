import { place } from '../lib/places';
import { TabLinks } from './TabLinks';

/** Who earns, and the prospects that they handed in. */
export function PartnerTabs({ program }: { program: string }) {
    return (
        <TabLinks
            label="Partners"
            links={[
                { to: place(program, 'partners'), title: 'All partners' },
                { to: place(program, 'leads'), title: 'Leads' },
            ]}
        />
    );
}
