import { TabLinks } from '../../components/TabLinks';
import { place } from '../../lib/places';

export function SaleTabs({ program }: { program: string }) {
    return (
        <TabLinks
            label="Sales"
            links={[
                { to: place(program, 'sales'), title: 'All sales' },
                { to: place(program, 'parked'), title: 'Parked' },
            ]}
        />
    );
}
