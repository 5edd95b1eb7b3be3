import { place } from '../lib/places';
import { TabLinks } from './TabLinks';

/** What is sold: the sales, those that wait, the products. */
export function SaleTabs({ program }: { program: string }) {
    return (
        <TabLinks
            label="Sales"
            links={[
                { to: place(program, 'sales'), title: 'All sales' },
                { to: place(program, 'parked'), title: 'Parked' },
                { to: place(program, 'products'), title: 'Products' },
            ]}
        />
    );
}
