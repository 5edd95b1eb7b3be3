import { place } from '../lib/places';
import { TabLinks } from './TabLinks';

/** What finance looks at: the ledger report, what was entered by hand, how far the books are closed. */
export function ReportTabs({ program }: { program: string }) {
    return (
        <TabLinks
            label="Reports"
            links={[
                { to: place(program, 'reports'), title: 'Ledger report' },
                { to: place(program, 'adjustments'), title: 'Adjustments' },
                { to: place(program, 'books'), title: 'Closed books' },
            ]}
        />
    );
}
