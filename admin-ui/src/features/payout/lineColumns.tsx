import type { Column } from '../../components/DataTable/columns';
import { DateText } from '../../components/DateText';
import { StateLabel } from '../../components/StateLabel';
import type { PendingPayment, Program } from '../../lib/api';
import { methodText, whyNot } from './words';

/** Of a line of partner and currency. */
export function lineColumns(program: Program, when = 'Now'): Column<PendingPayment>[] {
    return [
        { key: 'partner', title: 'Partner', width: 'minmax(6rem, 0.8fr)', card: 'title', cell: (row) => row.partner },
        {
            key: 'payable',
            title: 'Payable',
            width: '10rem',
            align: 'right',
            card: 'aside',
            money: (row) => [row.payable],
            negative: 'taken back',
        },
        {
            key: 'onHold',
            title: 'On hold',
            width: '7.5rem',
            align: 'right',
            money: (row) => [row.onHold],
            negative: 'taken back',
        },
        {
            key: 'heldUntil',
            title: 'First until',
            width: '7.5rem',
            cell: (row) => <DateText at={row.heldUntil} zone={program.zone} />,
        },
        {
            key: 'notApproved',
            title: 'Not approved',
            width: '8.5rem',
            align: 'right',
            money: (row) => [row.notApproved],
            negative: 'taken back',
        },
        {
            key: 'method',
            title: 'Method',
            width: '6rem',
            cell: (row) => (row.method === null ? <span className="quiet">none</span> : methodText(row.method)),
        },
        { key: 'why', title: when, width: 'minmax(13rem, 1.8fr)', cell: (row) => <Now line={row} /> },
    ];
}

/** Whether a run would pay it now, or why not. */
function Now({ line }: { line: PendingPayment }) {
    const why = whyNot(line);
    return line.paid ? <StateLabel tone="good">would be paid</StateLabel> : <span title={why ?? ''}>{why}</span>;
}
