import { TabLinks } from '../../components/TabLinks';
import type { CommissionState } from '../../lib/api';
import { place } from '../../lib/places';

interface Tab {
    title: string;
    state: CommissionState | undefined;
    says: string;
    /** Where there is none. */
    none: string;
    nothing: string;
}

const ALL: Tab = {
    title: 'All',
    state: undefined,
    says: 'Every amount earned or taken back: one sale, one partner, one component. Open one to see why.',
    none: 'Nothing is earned yet',
    nothing: 'Commissions appear as soon as sales come in on days for which a policy version is in force.',
};

const TABS: Tab[] = [
    {
        title: 'Pending',
        state: 'pending',
        says: 'Earned and not approved yet: approve what is right, decline what is not.',
        none: 'No commission is pending',
        nothing: 'Commissions wait here from when their sale comes in until they are approved or declined.',
    },
    {
        title: 'Approved',
        state: 'approved',
        says: 'Approved and not paid yet; each is payable once its hold is over.',
        none: 'No commission is approved and unpaid',
        nothing: 'Approve some of the pending ones: they count for what their partners are paid next.',
    },
    {
        title: 'History',
        state: 'paid',
        says: 'Approved and paid: what partners have got.',
        none: 'No commission is paid yet',
        nothing: 'An approved commission comes here once the payout that it is in is paid.',
    },
    {
        title: 'Declined',
        state: 'declined',
        says: 'Taken back with a reason that the partner reads. Open one to reinstate it.',
        none: 'No commission is declined',
        nothing: 'What a person declines stands here, with the reason, and can be reinstated.',
    },
    ALL,
];

/** What the list of a state says about itself. */
export const tabOf = (state: string | undefined): Tab => TABS.find((tab) => tab.state === state) ?? ALL;

/** One place for each state of a commission; other filters stay from one to the next. */
export function CommissionTabs({ program }: { program: string }) {
    return (
        <TabLinks
            label="Commissions"
            links={TABS.map(({ title, state }) => ({
                to: place(program, 'commissions'),
                title,
                search: { state, standing: undefined },
            }))}
        />
    );
}
